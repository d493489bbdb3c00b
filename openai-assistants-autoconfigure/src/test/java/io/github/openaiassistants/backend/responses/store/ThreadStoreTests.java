package io.github.openaiassistants.backend.responses.store;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.openaiassistants.backend.responses.request.ThreadResources;
import io.github.openaiassistants.failure.NotFoundException;
import io.github.openaiassistants.failure.RequestNotValidException;
import io.github.openaiassistants.model.Attachment;
import io.github.openaiassistants.model.ListPage;
import io.github.openaiassistants.model.ListQuery;
import io.github.openaiassistants.model.SortOrder;
import io.github.openaiassistants.model.Tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What every store of threads does.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ThreadStoreTests {

	private static final ListQuery ASCENDING = ListQuery.builder().order(SortOrder.ASCENDING).build();

	@Parameter
	private StoreKind kind = StoreKind.MEMORY;

	private ThreadStore store = ThreadStore.inMemory(1, ActiveRuns.inMemory(Clock.systemUTC()));

	@BeforeEach
	void create() {
		this.store = this.kind.create(Clock.systemUTC()).threads();
	}

	@Test
	void threadIsFoundAsItWasKept() {
		StoredThread thread = StoredThread.begin("conv_1", 1790000000)
			.with(Map.of("k", "v"))
			.with(new ThreadResources(List.of("file-1"), List.of("vs_1"), List.of(), List.of()));
		assertThat(this.store.create(thread)).isTrue();
		assertThat(this.store.create(StoredThread.begin("conv_1", 0))).isFalse();
		assertThat(this.store.find("conv_1")).isEqualTo(thread);
		assertThat(this.store.find("conv_2")).isNull();
	}

	@Test
	void changeOfAnOldVersionIsRefused() {
		StoredThread first = StoredThread.begin("conv_1", 0);
		this.store.create(first);
		StoredThread next = this.store.update(first.with(Map.of("k", "v")));
		assertThat(next).isEqualTo(this.store.find("conv_1"));
		assertThat(next).isNotNull().extracting(StoredThread::version).isEqualTo(1L);
		assertThat(this.store.update(first.with(Map.of("k", "w")))).isNull();
		assertThat(this.store.update(StoredThread.begin("conv_2", 0))).isNull();
	}

	@Test
	void changesOfManyAreNotLost() {
		this.store.create(StoredThread.begin("conv_1", 0));
		Race.of(8, (i) -> {
			StoredThread changed = null;
			while (changed == null) {
				StoredThread seen = this.store.find("conv_1");
				changed = (seen != null) ? this.store.update(seen.with(seen.resources()
					.and(new ThreadResources(List.of("file-" + i), List.of(), List.of(), List.of())))) : null;
			}
			return changed;
		});
		StoredThread thread = this.store.find("conv_1");
		assertThat(thread).isNotNull();
		assertThat(thread.resources().fileIds()).hasSize(8);
	}

	@Test
	void itemsAreKeptInOrder() {
		this.store.create(StoredThread.begin("conv_1", 0));
		StoredItem attached = new StoredItem("msg_1", Samples.message("msg_1", "user", null).item(), 5, "run_1",
				"asst_1", Map.of("k", "v"),
				List.of(new Attachment("file-1", List.of(Tool.codeInterpreter()), Map.of())));
		StoredItem reasoning = Samples.other("rs_1", "reasoning");
		StoredItem answer = Samples.message("msg_2", "assistant", "run_1");
		this.store.append("conv_1", List.of(attached));
		this.store.append("conv_1", List.of());
		this.store.append("conv_1", List.of(reasoning, answer));
		assertThat(this.store.items("conv_1")).containsExactly(attached, reasoning, answer);
		assertThat(this.store.item("conv_1", "rs_1")).isEqualTo(reasoning);
		assertThat(this.store.item("conv_1", "rs_2")).isNull();
		assertThat(this.store.item("conv_2", "rs_1")).isNull();
		assertThat(this.store.items("conv_2")).isEmpty();
	}

	@Test
	void itemIsAddedOnce() {
		this.store.create(StoredThread.begin("conv_1", 0));
		this.store.append("conv_1", messages("a", "b"));
		this.store.append("conv_1", messages("b", "c", "c"));
		assertThat(ids(this.store.items("conv_1"))).containsExactly("a", "b", "c");
	}

	@Test
	void unknownThreadGetsNoItems() {
		assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> this.store.append("conv_1", messages("a")))
			.satisfies((failure) -> assertThat(failure.error().message()).contains("conv_1"));
		assertThat(this.store.items("conv_1")).isEmpty();
	}

	@Test
	void itemsThatAreAddedAtOnceStayTogether() {
		this.store.create(StoredThread.begin("conv_1", 0));
		Race.of(8, (i) -> {
			this.store.append("conv_1", messages(i + "_0", i + "_1", i + "_2"));
			return i;
		});
		List<String> ids = ids(this.store.items("conv_1"));
		assertThat(ids).hasSize(24);
		for (int i = 0; i < ids.size(); i += 3) {
			String first = ids.get(i);
			assertThat(first).endsWith("_0");
			assertThat(ids.subList(i + 1, i + 3)).containsExactly(first.replace("_0", "_1"), first.replace("_0", "_2"));
		}
	}

	@Test
	void messagesAreListedPageByPage() {
		this.store.create(StoredThread.begin("conv_1", 0));
		this.store.append("conv_1", messages("a", "b"));
		this.store.append("conv_1", List.of(Samples.other("rs_1", "reasoning"), Samples.other("fc_1", "function_call"),
				Samples.message("dev", "developer", null)));
		this.store.append("conv_1", messages("c", "d", "e"));
		assertThat(ids(this.store.messages("conv_1", ListQuery.all()).data())).containsExactly("e", "d", "c", "b", "a");
		ListPage<StoredItem> page = this.store.messages("conv_1", ASCENDING.toBuilder().limit(2).after("a").build());
		assertThat(ids(page.data())).containsExactly("b", "c");
		assertThat(page.hasMore()).isTrue();
		assertThat(page.firstId()).isEqualTo("b");
		assertThat(page.lastId()).isEqualTo("c");
		page = this.store.messages("conv_1", ASCENDING.toBuilder().limit(2).before("e").build());
		assertThat(ids(page.data())).containsExactly("c", "d");
		assertThat(page.hasMore()).isTrue();
		page = this.store.messages("conv_1", ASCENDING.toBuilder().after("c").before("e").build());
		assertThat(ids(page.data())).containsExactly("d");
		assertThat(page.hasMore()).isFalse();
		assertThat(this.store.messages("conv_2", ListQuery.all()).data()).isEmpty();
	}

	@Test
	void pagesHaveTwentyMessagesUnlessTheQuerySaysOtherwise() {
		this.store.create(StoredThread.begin("conv_1", 0));
		this.store.append("conv_1", messages(IntStream.range(0, 200).mapToObj((i) -> "m" + i).toArray(String[]::new)));
		assertThat(this.store.messages("conv_1", ListQuery.all()).data()).hasSize(20);
		assertThat(this.store.messages("conv_1", ListQuery.builder().limit(100).build()).data()).hasSize(100);
		assertThat(this.store.items("conv_1")).hasSize(200);
	}

	@Test
	void messagesOfARunAreListed() {
		this.store.create(StoredThread.begin("conv_1", 0));
		this.store.append("conv_1",
				List.of(Samples.message("a", "user", null), Samples.message("b", "assistant", "run_1"),
						Samples.message("c", "assistant", "run_2"), Samples.message("d", "assistant", "run_1")));
		assertThat(ids(this.store.messages("conv_1", ASCENDING.toBuilder().runId("run_1").build()).data()))
			.containsExactly("b", "d");
		assertThatExceptionOfType(RequestNotValidException.class)
			.isThrownBy(() -> this.store.messages("conv_1", ASCENDING.toBuilder().runId("run_1").after("c").build()))
			.extracting(RequestNotValidException::field)
			.isEqualTo("after");
	}

	@Test
	void itemIsReplacedInItsPlace() {
		this.store.create(StoredThread.begin("conv_1", 0));
		this.store.append("conv_1", messages("a", "b", "c"));
		StoredItem changed = messages("b").get(0).with(Map.of("k", "v"));
		assertThat(this.store.replace("conv_1", changed)).isTrue();
		assertThat(this.store.items("conv_1").get(1)).isEqualTo(changed);
		assertThat(this.store.replace("conv_1", messages("x").get(0))).isFalse();
	}

	@Test
	void itemIsForgotten() {
		this.store.create(StoredThread.begin("conv_1", 0));
		this.store.append("conv_1", messages("a", "b", "c"));
		assertThat(this.store.delete("conv_1", "b")).isTrue();
		assertThat(this.store.delete("conv_1", "b")).isFalse();
		this.store.append("conv_1", messages("d"));
		assertThat(ids(this.store.items("conv_1"))).containsExactly("a", "c", "d");
	}

	@Test
	void threadIsForgottenWithAllThatBelongsToIt() {
		this.store.create(StoredThread.begin("conv_1", 0));
		this.store.append("conv_1", messages("a"));
		this.store.link("thread_old", "conv_1");
		assertThat(this.store.delete("conv_1")).isTrue();
		assertThat(this.store.delete("conv_1")).isFalse();
		assertThat(this.store.find("conv_1")).isNull();
		assertThat(this.store.items("conv_1")).isEmpty();
		assertThat(this.store.linked("thread_old")).isNull();
	}

	@Test
	void oldIdLeadsToTheThreadThatTookItsPlace() {
		assertThat(this.store.linked("thread_old")).isNull();
		this.store.link("thread_old", "conv_1");
		assertThat(this.store.linked("thread_old")).isEqualTo("conv_1");
		this.store.link("thread_old", "conv_2");
		assertThat(this.store.linked("thread_old")).isEqualTo("conv_2");
	}

	private static List<StoredItem> messages(String... ids) {
		return List.of(ids).stream().map((id) -> Samples.message(id, "user", null)).toList();
	}

	private static List<String> ids(List<StoredItem> items) {
		return items.stream().map(StoredItem::itemId).toList();
	}

}
