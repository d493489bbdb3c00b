package io.github.openaiassistants.run.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database that can go away.
 */
final class SwitchedDataSource extends DelegatingDataSource {

	private final AtomicInteger connections = new AtomicInteger();

	private volatile boolean away;

	private volatile boolean committing = true;

	SwitchedDataSource(DataSource target) {
		super(target);
	}

	void away(boolean away) {
		this.away = away;
	}

	void commitByItself(boolean committing) {
		this.committing = committing;
	}

	int connections() {
		return this.connections.get();
	}

	@Override
	public Connection getConnection() throws SQLException {
		this.connections.incrementAndGet();
		if (this.away) {
			throw new SQLTransientConnectionException("The database at 10.0.0.1 is away");
		}
		Connection connection = super.getConnection();
		connection.setAutoCommit(this.committing);
		return connection;
	}

}
