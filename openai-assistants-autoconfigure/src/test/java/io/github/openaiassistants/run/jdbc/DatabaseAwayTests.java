package io.github.openaiassistants.run.jdbc;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.github.openaiassistants.run.LiveRun;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A registry whose database is away harms no run, and makes up for it.
 */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests {

	private static final Duration MOMENT = Duration.ofMillis(1);

	private Instances instances;

	private JdbcRunRegistry registry;

	@BeforeEach
	void start() throws Exception {
		this.instances = Instances.onH2();
		this.registry = this.instances.next();
	}

	@Test
	void nothingIsThrownAndEverythingIsStillKnownHere() {
		this.registry.started(Instances.run("before"));
		this.instances.database().away(true);
		this.registry.started(Instances.run("first"));
		this.registry.changed(Instances.run("before").withFunctionsStarted(true));
		this.registry.left("none");
		this.registry.renew();
		this.registry.purge();
		assertThat(this.registry.claim(10)).isEmpty();
		assertThat(this.registry.live()).containsExactlyInAnyOrder(Instances.run("first"),
				Instances.run("before").withFunctionsStarted(true));
		this.registry.ended("first");
		assertThat(this.registry.live()).hasSize(1);
	}

	@Test
	void runsDoNotWaitForItAgainAndAgain() {
		this.instances.database().away(true);
		this.registry.started(Instances.run("first"));
		int connections = this.instances.database().connections();
		for (int i = 0; i < 100; i++) {
			this.registry.started(Instances.run("run-" + i));
			this.registry.changed(Instances.run("run-" + i).withFunctionsStarted(true));
			this.registry.ended("run-" + i);
		}
		assertThat(this.instances.database().connections()).isEqualTo(connections);
	}

	@Test
	void whatWasMissedIsMadeUpFor() {
		this.registry.started(Instances.run("changed"));
		this.registry.started(Instances.run("ended"));
		this.instances.database().away(true);
		this.registry.changed(Instances.run("changed").withFunctionsStarted(true));
		this.registry.ended("ended");
		this.registry.started(Instances.run("started"));
		this.registry.started(Instances.run("started and ended"));
		this.registry.ended("started and ended");
		assertThat(this.instances.rows()).isEqualTo(2);
		this.instances.database().away(false);
		this.registry.renew();
		this.instances.clock().advance(Instances.LEASE.plus(MOMENT));
		assertThat(this.instances.next().claim(10)).containsExactlyInAnyOrder(Instances.run("started"),
				Instances.run("changed").withFunctionsStarted(true));
	}

	@Test
	void whatCannotBeMadeUpForYetIsTriedAgain() {
		this.instances.database().away(true);
		this.registry.started(Instances.run("first"));
		this.registry.renew();
		this.registry.renew();
		this.instances.database().away(false);
		this.registry.renew();
		assertThat(this.instances.rows()).isOne();
	}

	@Test
	void othersHaveTheTimeToRenewTheirLeasesFirst() {
		JdbcRunRegistry other = this.instances.next();
		other.started(Instances.run("first"));
		this.instances.database().away(true);
		this.registry.renew();
		this.instances.clock().advance(Instances.LEASE.plus(MOMENT));
		this.instances.database().away(false);
		this.registry.renew();
		assertThat(this.registry.claim(10)).isEmpty();
		this.instances.clock().advance(Instances.LEASE.minus(MOMENT));
		assertThat(this.registry.claim(10)).isEmpty();
		this.instances.clock().advance(MOMENT);
		assertThat(this.registry.claim(10)).containsExactly(Instances.run("first"));
	}

	@Test
	void isLoggedOnceWhenItGoesAndOnceWhenItIsBack(CapturedOutput output) {
		for (int i = 0; i < 3; i++) {
			this.instances.database().away(true);
			this.registry.started(Instances.run("run-" + i));
			this.registry.renew();
			this.registry.purge();
			this.instances.database().away(false);
			this.registry.renew();
			this.registry.renew();
		}
		assertThat(lines(output, "is not available")).hasSize(3)
			.allSatisfy((line) -> assertThat(line).contains("WARN").doesNotContain("10.0.0.1"));
		assertThat(lines(output, "is available again")).hasSize(3);
		assertThat(this.instances.failures()).isEqualTo(9);
	}

	@Test
	void runThatDoesNotFitIsRefusedAlone(CapturedOutput output) {
		LiveRun first = Instances.run("first");
		this.registry.started(first);
		this.registry.changed(first.with(first.run().with("run_" + "x".repeat(500), "thread_1", null)));
		this.registry.started(Instances.run("second"));
		this.registry.renew();
		assertThat(this.instances.rows()).isEqualTo(2);
		assertThat(this.instances.failures()).isOne();
		assertThat(lines(output, "cannot be recorded")).hasSize(1);
		assertThat(output).doesNotContain("is not available").doesNotContain("xxxx");
	}

	private static List<String> lines(CapturedOutput output, String text) {
		return output.getAll().lines().filter((line) -> line.contains(text)).toList();
	}

}
