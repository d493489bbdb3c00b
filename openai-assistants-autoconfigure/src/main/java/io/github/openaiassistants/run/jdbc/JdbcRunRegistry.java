package io.github.openaiassistants.run.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

import io.github.openaiassistants.observation.RunMeters;
import io.github.openaiassistants.run.LiveRun;
import io.github.openaiassistants.run.SharedRunRegistry;

/**
 * Keeps live runs in a table that instances share. What counts for this instance is what
 * it has in memory; the table is brought up to that. While the database is away, runs do
 * not wait for it: what they tell is made up for when it is back, and nothing is taken
 * over until the others have had the time to do the same.
 * <p>
 * Leases are measured with the clock of each instance. A lease is renewed three times as
 * often as need be, so clocks that differ by half a lease do no harm.
 */
public final class JdbcRunRegistry implements SharedRunRegistry {

	private static final Log logger = LogFactory.getLog(JdbcRunRegistry.class);

	private static final int RENEWALS = 3;

	private final LiveRunTable table;

	private final JdbcRegistrySettings settings;

	private final Clock clock;

	private final RunMeters meters;

	private final Map<String, LiveRun> live = new ConcurrentHashMap<>();

	/**
	 * Runs whose row is not what it should be.
	 */
	private final Set<String> unsaved = ConcurrentHashMap.newKeySet();

	/**
	 * Runs that are over and may still have a row.
	 */
	private final Set<String> unremoved = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean away = new AtomicBoolean();

	private volatile Instant quietUntil = Instant.MIN;

	/**
	 * Create the registry of one instance.
	 * @param dataSource the database, which has the table
	 * @param settings how it is kept
	 * @param clock tells the time
	 * @param meters counts failures
	 */
	public JdbcRunRegistry(DataSource dataSource, JdbcRegistrySettings settings, Clock clock, RunMeters meters) {
		this.table = new LiveRunTable(dataSource, settings.tablePrefix(), settings.owner());
		this.settings = settings;
		this.clock = clock;
		this.meters = meters;
	}

	@Override
	public void started(LiveRun run) {
		String id = run.clientRunId();
		this.live.put(id, run);
		if (!attempt(id, () -> this.table.insert(run, lease()))) {
			this.unsaved.add(id);
		}
	}

	@Override
	public void changed(LiveRun run) {
		String id = run.clientRunId();
		if (this.live.replace(id, run) != null && !attempt(id, () -> update(run))) {
			this.unsaved.add(id);
		}
	}

	@Override
	public void ended(String clientRunId) {
		this.live.remove(clientRunId);
		if (!attempt(clientRunId, () -> this.table.delete(clientRunId))) {
			this.unremoved.add(clientRunId);
		}
	}

	@Override
	public void left(String clientRunId) {
		this.live.remove(clientRunId);
		attempt(clientRunId, () -> this.table.expire(clientRunId));
	}

	@Override
	public Collection<LiveRun> live() {
		return List.copyOf(this.live.values());
	}

	@Override
	public Duration interval() {
		return this.settings.lease().dividedBy(RENEWALS);
	}

	@Override
	public void renew() {
		try {
			this.table.renew(lease());
			List.copyOf(this.unremoved).forEach(this::remove);
			List.copyOf(this.unsaved).forEach(this::save);
			available();
		}
		catch (RuntimeException ex) {
			failed(ex);
		}
	}

	private void remove(String id) {
		this.table.delete(id);
		this.unremoved.remove(id);
	}

	// The run may change or end meanwhile, on its own thread
	private void save(String id) {
		LiveRun run = this.live.get(id);
		if (run != null && !this.table.update(run, lease())) {
			insert(run);
		}
		this.unsaved.remove(id);
		LiveRun now = this.live.get(id);
		if (now == null) {
			this.unremoved.add(id);
		}
		else if (!now.equals(run)) {
			this.unsaved.add(id);
		}
	}

	private void insert(LiveRun run) {
		try {
			this.table.insert(run, lease());
		}
		catch (DuplicateKeyException ex) {
			this.live.remove(run.clientRunId());
			logger.warn("Run " + run.clientRunId()
					+ " was taken over by another instance, because its lease had run out here");
		}
		catch (DataIntegrityViolationException ex) {
			refused(run.clientRunId(), ex);
		}
	}

	private void update(LiveRun run) {
		if (!this.table.update(run, lease())) {
			this.unsaved.add(run.clientRunId());
		}
	}

	@Override
	public List<LiveRun> claim(int limit) {
		List<LiveRun> claimed = new ArrayList<>();
		Instant now = this.clock.instant();
		if (this.away.get() || now.isBefore(this.quietUntil)) {
			return claimed;
		}
		try {
			this.table.claim(limit, now, lease(), (run) -> {
				this.live.put(run.clientRunId(), run);
				claimed.add(run);
			});
		}
		catch (RuntimeException ex) {
			failed(ex);
		}
		return claimed;
	}

	@Override
	public void purge() {
		try {
			Instant now = this.clock.instant();
			int purged = this.table.purge(now.minus(this.settings.retention()), now);
			if (purged > 0) {
				logger.info(
						purged + " abandoned runs were older than " + this.settings.retention() + " and are forgotten");
			}
		}
		catch (RuntimeException ex) {
			failed(ex);
		}
	}

	private Instant lease() {
		return this.clock.instant().plus(this.settings.lease());
	}

	// Return whether nothing is left to be made up for.
	private boolean attempt(String clientRunId, Runnable statement) {
		if (this.away.get()) {
			return false;
		}
		try {
			statement.run();
		}
		// Of this run only, and it would be refused again
		catch (DataIntegrityViolationException ex) {
			refused(clientRunId, ex);
		}
		catch (RuntimeException ex) {
			failed(ex);
			return false;
		}
		return true;
	}

	private void refused(String clientRunId, DataIntegrityViolationException failure) {
		this.meters.registryFailed();
		logger.warn("Run " + clientRunId + " cannot be recorded, so no successor would find it: "
				+ failure.getClass().getName());
	}

	private void failed(RuntimeException failure) {
		this.meters.registryFailed();
		if (this.away.compareAndSet(false, true)) {
			logger.warn("The registry of live runs is not available. Runs go on, but after a crash of this instance "
					+ "no successor would find what they have become since: " + failure.getClass().getName());
		}
	}

	private void available() {
		if (this.away.get()) {
			this.quietUntil = lease();
			this.away.set(false);
			logger.info("The registry of live runs is available again");
		}
	}

}
