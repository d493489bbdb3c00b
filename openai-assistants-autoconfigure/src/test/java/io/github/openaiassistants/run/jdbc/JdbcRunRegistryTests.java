package io.github.openaiassistants.run.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.openaiassistants.event.RunReference;
import io.github.openaiassistants.run.LiveRun;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a successor finds.
 */
class JdbcRunRegistryTests {

	private static final Duration MOMENT = Duration.ofMillis(1);

	static Stream<Arguments> databases() throws Exception {
		return Stream.of(Arguments.of(Named.named("H2", Instances.onH2())),
				Arguments.of(Named.named("HSQLDB", Instances.onHsqldb())));
	}

	@ParameterizedTest
	@MethodSource("databases")
	void successorFindsEverythingThatWasKnown(Instances instances) {
		RunReference reference = new RunReference(null, "thread_1", null, "default", "first", "former",
				Map.of("user", "\u00e5da \ud83d\ude80", "long", "x".repeat(100_000)));
		LiveRun begun = new LiveRun(reference, Instant.parse("2026-01-02T03:04:05.678Z"), false);
		JdbcRunRegistry predecessor = instances.next();
		predecessor.started(begun);
		LiveRun known = begun.with(reference.with("run_1", "thread_1", "asst_1")).withFunctionsStarted(true);
		predecessor.changed(known);
		JdbcRunRegistry successor = instances.next();
		instances.clock().advance(Instances.LEASE.plus(MOMENT));
		assertThat(successor.claim(10)).containsExactly(known);
		assertThat(successor.live()).containsExactly(known);
		assertThat(instances.failures()).isZero();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void runIsLeftAloneAsLongAsItsLeaseLasts(Instances instances) {
		JdbcRunRegistry owner = instances.next();
		JdbcRunRegistry other = instances.next();
		owner.started(Instances.run("first"));
		for (int i = 0; i < 5; i++) {
			instances.clock().advance(Instances.LEASE);
			assertThat(other.claim(10)).isEmpty();
			owner.renew();
		}
		instances.clock().advance(Instances.LEASE.plus(MOMENT));
		assertThat(owner.claim(10)).isEmpty();
		assertThat(other.claim(10)).containsExactly(Instances.run("first"));
	}

	@ParameterizedTest
	@MethodSource("databases")
	void leaseIsRenewedThreeTimesAsOftenAsNeedBe(Instances instances) {
		assertThat(instances.next().interval()).isEqualTo(Instances.LEASE.dividedBy(3));
	}

	@ParameterizedTest
	@MethodSource("databases")
	void changeIsASignOfLife(Instances instances) {
		JdbcRunRegistry owner = instances.next();
		owner.started(Instances.run("first"));
		instances.clock().advance(Instances.LEASE);
		owner.changed(Instances.run("first").withFunctionsStarted(true));
		instances.clock().advance(Instances.LEASE);
		assertThat(instances.next().claim(10)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void runThatIsLeftIsFoundAtOnce(Instances instances) {
		JdbcRunRegistry owner = instances.next();
		owner.started(Instances.run("first"));
		owner.started(Instances.run("second"));
		owner.left("first");
		assertThat(instances.next().claim(10)).containsExactly(Instances.run("first"));
	}

	@ParameterizedTest
	@MethodSource("databases")
	void runThatHasEndedIsNotFound(Instances instances) {
		JdbcRunRegistry owner = instances.next();
		owner.started(Instances.run("first"));
		owner.ended("first");
		instances.clock().advance(Instances.LEASE.plus(MOMENT));
		assertThat(instances.next().claim(10)).isEmpty();
		assertThat(instances.rows()).isZero();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void noMoreIsTakenThanAskedForAndTheOldestFirst(Instances instances) {
		JdbcRunRegistry owner = instances.next();
		for (int i = 0; i < 5; i++) {
			owner.started(Instances.run("run-" + i));
			instances.clock().advance(MOMENT);
		}
		instances.clock().advance(Instances.LEASE);
		JdbcRunRegistry successor = instances.next();
		assertThat(successor.claim(2)).containsExactly(Instances.run("run-0"), Instances.run("run-1"));
		assertThat(successor.claim(2)).containsExactly(Instances.run("run-2"), Instances.run("run-3"));
		assertThat(successor.claim(2)).containsExactly(Instances.run("run-4"));
		assertThat(successor.live()).hasSize(5);
	}

	@ParameterizedTest
	@MethodSource("databases")
	void successorThatIsGoneHasASuccessor(Instances instances) {
		instances.next().started(Instances.run("first"));
		instances.clock().advance(Instances.LEASE.plus(MOMENT));
		JdbcRunRegistry second = instances.next();
		second.claim(10);
		second.changed(Instances.run("first").withFunctionsStarted(true));
		instances.clock().advance(Instances.LEASE.plus(MOMENT));
		assertThat(instances.next().claim(10)).containsExactly(Instances.run("first").withFunctionsStarted(true));
	}

	@ParameterizedTest
	@MethodSource("databases")
	void successorsNeverTakeTheSameRun(Instances instances) throws Exception {
		JdbcRunRegistry owner = instances.next();
		Set<String> expected = new HashSet<>();
		IntStream.range(0, 200).mapToObj((i) -> "run-" + i).forEach((id) -> {
			owner.started(Instances.run(id));
			expected.add(id);
		});
		instances.clock().advance(Instances.LEASE.plus(MOMENT));
		CyclicBarrier start = new CyclicBarrier(2);
		Callable<List<String>> successor = () -> {
			JdbcRunRegistry registry = instances.next();
			List<String> taken = new ArrayList<>();
			start.await(10, TimeUnit.SECONDS);
			List<LiveRun> batch = registry.claim(8);
			while (!batch.isEmpty()) {
				batch.forEach((run) -> taken.add(run.clientRunId()));
				batch = registry.claim(8);
			}
			return taken;
		};
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			Future<List<String>> first = threads.submit(successor);
			Future<List<String>> second = threads.submit(successor);
			List<String> taken = new ArrayList<>(first.get(60, TimeUnit.SECONDS));
			taken.addAll(second.get(60, TimeUnit.SECONDS));
			assertThat(taken).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
			assertThat(instances.failures()).isZero();
		}
		finally {
			threads.shutdownNow();
		}
	}

	@ParameterizedTest
	@MethodSource("databases")
	void runThatWasTakenOverIsThatOfItsSuccessor(Instances instances) {
		JdbcRunRegistry owner = instances.next();
		owner.started(Instances.run("first"));
		instances.clock().advance(Instances.LEASE.plus(MOMENT));
		JdbcRunRegistry successor = instances.next();
		successor.claim(10);
		owner.changed(Instances.run("first").withFunctionsStarted(true));
		owner.renew();
		assertThat(owner.live()).isEmpty();
		owner.ended("first");
		assertThat(instances.rows()).isOne();
		instances.clock().advance(Instances.LEASE.plus(MOMENT));
		assertThat(instances.next().claim(10)).containsExactly(Instances.run("first"));
	}

	@ParameterizedTest
	@MethodSource("databases")
	void abandonedRunsAreForgottenAfterAWhile(Instances instances) {
		JdbcRunRegistry owner = instances.next();
		owner.started(Instances.run("first"));
		instances.clock().advance(Duration.ofDays(7).plus(MOMENT));
		JdbcRunRegistry other = instances.next();
		owner.renew();
		other.purge();
		assertThat(instances.rows()).isOne();
		instances.clock().advance(Instances.LEASE.plus(MOMENT));
		other.purge();
		assertThat(instances.rows()).isZero();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void abandonedRunsAreKeptUntilThen(Instances instances) {
		instances.next().started(Instances.run("first"));
		instances.clock().advance(Duration.ofDays(7));
		instances.next().purge();
		assertThat(instances.rows()).isOne();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void connectionsThatDoNotCommitByThemselvesAreCommitted(Instances instances) {
		instances.database().commitByItself(false);
		instances.next().started(Instances.run("first"));
		assertThat(instances.rows()).isOne();
	}

	@ParameterizedTest
	@MethodSource("databases")
	void transactionOfTheApplicationIsNotJoined(Instances instances) {
		TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(instances.database()));
		transaction.executeWithoutResult((status) -> {
			instances.next().started(Instances.run("first"));
			status.setRollbackOnly();
		});
		assertThat(instances.rows()).isOne();
	}

}
