package io.github.openaiassistants.backend.responses.store;

import java.time.Clock;

import javax.sql.DataSource;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scripts that create the tables.
 */
class SchemaTests {

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMORY")
	void scriptThatRunsAgainLeavesWhatIsThere(StoreKind kind) {
		DataSource database = kind.database();
		ThreadStore.jdbc(database).create(StoredThread.begin("conv_1", 0));
		kind.populate(database);
		StoreKind.Stores stores = StoreKind.shared(database, Clock.systemUTC());
		assertThat(stores.threads().find("conv_1")).isNotNull();
	}

}
