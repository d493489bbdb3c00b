package io.github.openaiassistants.contract;

import java.sql.SQLException;

import org.h2.tools.Server;

/**
 * A database for several processes. Lives in the memory of this one, so that there are no
 * files that an application which has just ended still holds.
 */
final class DatabaseServer implements AutoCloseable {

	private final Server server;

	private final String name = SharedDatabase.name();

	DatabaseServer() {
		try {
			this.server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The database was not started", ex);
		}
	}

	// Where a SharedDatabase finds it
	String property() {
		return SharedDatabase.PROPERTY + "=tcp://localhost:" + this.server.getPort() + "/" + this.name;
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
