CREATE TABLE IF NOT EXISTS openai_assistants_run (
	run_id VARCHAR(160) NOT NULL,
	thread_id VARCHAR(128) NOT NULL,
	run_status VARCHAR(32) NOT NULL,
	recorded_at BIGINT NOT NULL,
	row_version BIGINT NOT NULL,
	document LONGTEXT NOT NULL,
	PRIMARY KEY (run_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX IF NOT EXISTS openai_assistants_run_of_thread ON openai_assistants_run (thread_id, recorded_at);

CREATE TABLE IF NOT EXISTS openai_assistants_active_run (
	thread_id VARCHAR(128) NOT NULL,
	run_id VARCHAR(160) NOT NULL,
	held_until BIGINT NOT NULL,
	PRIMARY KEY (thread_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS openai_assistants_thread (
	thread_id VARCHAR(128) NOT NULL,
	next_position BIGINT NOT NULL,
	row_version BIGINT NOT NULL,
	document LONGTEXT NOT NULL,
	PRIMARY KEY (thread_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS openai_assistants_item (
	thread_id VARCHAR(128) NOT NULL,
	item_id VARCHAR(128) NOT NULL,
	item_position BIGINT NOT NULL,
	message_role VARCHAR(32),
	run_id VARCHAR(160),
	document LONGTEXT NOT NULL,
	PRIMARY KEY (thread_id, item_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE UNIQUE INDEX IF NOT EXISTS openai_assistants_item_order ON openai_assistants_item (thread_id, item_position);

CREATE TABLE IF NOT EXISTS openai_assistants_thread_link (
	old_thread_id VARCHAR(128) NOT NULL,
	thread_id VARCHAR(128) NOT NULL,
	PRIMARY KEY (old_thread_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX IF NOT EXISTS openai_assistants_link_of_thread ON openai_assistants_thread_link (thread_id);
