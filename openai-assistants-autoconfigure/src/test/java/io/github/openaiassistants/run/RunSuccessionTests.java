package io.github.openaiassistants.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

import io.github.openaiassistants.event.RunReference;

import static org.assertj.core.api.Assertions.assertThat;

class RunSuccessionTests {

	private final Registry registry = new Registry();

	private final List<String> handed = new ArrayList<>();

	private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

	@Test
	void abandonedRunsAreRecoveredOneAfterTheOther() throws InterruptedException {
		this.registry.abandon("first", "second", "third");
		try (RunSuccession succession = start(AbandonedRunPolicy.RECOVER, successor())) {
			this.registry.awaitRounds(2);
			assertThat(succession.isRunning()).isTrue();
		}
		assertThat(this.handed).containsExactly("recover first", "recover second", "recover third");
	}

	@Test
	void abandonedRunsAreCancelled() throws InterruptedException {
		this.registry.abandon("first");
		try (RunSuccession succession = start(AbandonedRunPolicy.CANCEL, successor())) {
			this.registry.awaitRounds(2);
			assertThat(succession.isRunning()).isTrue();
		}
		assertThat(this.handed).containsExactly("cancel first");
	}

	@Test
	void abandonedRunsAreLeft() throws InterruptedException {
		this.registry.abandon("first");
		try (RunSuccession succession = start(AbandonedRunPolicy.LEAVE, successor())) {
			this.registry.awaitRounds(3);
			assertThat(succession.isRunning()).isTrue();
		}
		assertThat(this.registry.abandoned).hasSize(1);
		assertThat(this.handed).isEmpty();
	}

	@Test
	void abandonedRunsAreLeftWhereNobodyGoesOnWithThem() throws InterruptedException {
		this.registry.abandon("first");
		try (RunSuccession succession = start(AbandonedRunPolicy.RECOVER, null)) {
			this.registry.awaitRounds(3);
			assertThat(succession.isRunning()).isTrue();
		}
		assertThat(this.registry.abandoned).hasSize(1);
	}

	@Test
	void runThatCannotBeTakenUpIsGivenUpAndTheNextIsNot() throws InterruptedException {
		this.registry.abandon("failing", "second");
		try (RunSuccession succession = start(AbandonedRunPolicy.RECOVER, successor())) {
			this.registry.awaitRounds(2);
			assertThat(succession.isRunning()).isTrue();
		}
		assertThat(this.handed).containsExactly("recover failing", "recover second");
		assertThat(this.registry.ended).containsExactly("failing");
	}

	@Test
	void nothingIsTakenOverWhileTheApplicationStopsButLeasesAreRenewed() throws InterruptedException {
		try (RunSuccession succession = start(AbandonedRunPolicy.RECOVER, successor())) {
			this.registry.awaitRounds(2);
			succession.stop();
			assertThat(succession.isRunning()).isFalse();
			this.registry.abandon("first");
			this.registry.awaitRounds(3);
		}
		assertThat(this.handed).isEmpty();
	}

	@Test
	void whatWasTakenOverWhenTheApplicationStoppedIsLeftToOthers() throws InterruptedException {
		RunSuccession succession = new RunSuccession(this.registry, AbandonedRunPolicy.RECOVER, successor());
		this.registry.whenClaimed = succession::stop;
		this.registry.abandon("first", "second");
		succession.start();
		this.registry.awaitRounds(2);
		succession.close();
		assertThat(this.handed).isEmpty();
		assertThat(this.registry.left).containsExactly("first", "second");
	}

	@Test
	void noThreadIsLeft() throws InterruptedException {
		this.registry.abandon("first");
		RunSuccession succession = start(AbandonedRunPolicy.RECOVER, successor());
		this.registry.awaitRounds(2);
		succession.close();
		Thread used = this.thread.get();
		assertThat(used).isNotNull();
		used.join(TimeUnit.SECONDS.toMillis(10));
		assertThat(used.isAlive()).isFalse();
		assertThat(used.isDaemon()).isTrue();
		assertThat(used.getName()).startsWith("assistants-registry-");
	}

	@Test
	void beginsAfterTheWebServerAndStopsBeforeEverythingElse() {
		RunSuccession succession = new RunSuccession(this.registry, AbandonedRunPolicy.RECOVER, successor());
		assertThat(succession.isAutoStartup()).isTrue();
		assertThat(succession.getPhase()).isBetween(SmartLifecycle.DEFAULT_PHASE - 511, SmartLifecycle.DEFAULT_PHASE);
	}

	private RunSuccession start(AbandonedRunPolicy policy, @Nullable Successor successor) {
		RunSuccession succession = new RunSuccession(this.registry, policy, successor);
		succession.start();
		return succession;
	}

	private Successor successor() {
		return new Successor() {

			@Override
			public void recover(LiveRun run) {
				RunSuccessionTests.this.thread.set(Thread.currentThread());
				RunSuccessionTests.this.handed.add("recover " + run.clientRunId());
				if (run.clientRunId().equals("failing")) {
					throw new IllegalStateException("Not to be recovered");
				}
			}

			@Override
			public void cancel(LiveRun run) {
				RunSuccessionTests.this.handed.add("cancel " + run.clientRunId());
			}

		};
	}

	/**
	 * A registry that is told what was abandoned.
	 */
	private static final class Registry implements SharedRunRegistry {

		private final Queue<LiveRun> abandoned = new ArrayDeque<>();

		private final List<String> ended = new ArrayList<>();

		private final List<String> left = new ArrayList<>();

		private volatile CountDownLatch rounds = new CountDownLatch(0);

		private Runnable whenClaimed = () -> {
		};

		synchronized void abandon(String... ids) {
			for (String id : ids) {
				this.abandoned.add(new LiveRun(new RunReference(null, null, null, "default", id, null, Map.of()),
						Instant.EPOCH, false));
			}
		}

		void awaitRounds(int number) throws InterruptedException {
			CountDownLatch awaited = new CountDownLatch(number);
			this.rounds = awaited;
			assertThat(awaited.await(10, TimeUnit.SECONDS)).isTrue();
		}

		@Override
		public Duration interval() {
			return Duration.ofMillis(5);
		}

		@Override
		public void renew() {
			this.rounds.countDown();
		}

		@Override
		public synchronized List<LiveRun> claim(int limit) {
			assertThat(limit).isBetween(1, 1000);
			List<LiveRun> claimed = new ArrayList<>(this.abandoned);
			this.abandoned.clear();
			this.whenClaimed.run();
			return claimed;
		}

		@Override
		public void purge() {
		}

		@Override
		public void started(LiveRun run) {
		}

		@Override
		public void changed(LiveRun run) {
		}

		@Override
		public void ended(String clientRunId) {
			this.ended.add(clientRunId);
		}

		@Override
		public void left(String clientRunId) {
			this.left.add(clientRunId);
		}

		@Override
		public Collection<LiveRun> live() {
			return List.of();
		}

	}

}
