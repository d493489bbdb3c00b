package io.github.openaiassistants.backend.responses.store;

import java.util.Optional;
import java.util.function.Function;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.openaiassistants.codec.AssistantsJson;

/**
 * A database with documents in it. What is done there is visible to other instances at
 * once, so it is never part of a transaction of the application.
 */
final class Database {

	// All instances must read what any of them wrote, so no settings of the application
	private final AssistantsJson json = AssistantsJson.create();

	private final JdbcClient jdbc;

	private final TransactionTemplate transactions;

	Database(DataSource dataSource) {
		this.jdbc = JdbcClient.create(dataSource);
		this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
		this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	<T> T execute(Function<JdbcClient, T> work) {
		return this.transactions.execute((status) -> work.apply(this.jdbc));
	}

	<T> @Nullable T find(Function<JdbcClient, Optional<T>> query) {
		return execute(query).orElse(null);
	}

	int update(Function<JdbcClient, Integer> statement) {
		return execute(statement);
	}

	// Insert a row unless there is one with its key
	boolean insert(Function<JdbcClient, Integer> statement) {
		try {
			return update(statement) > 0;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	String write(Object value) {
		return this.json.writeString(value);
	}

	<T> T read(String document, Class<T> type) {
		return this.json.read(document, type);
	}

}
