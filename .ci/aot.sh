# shellcheck disable=SC2154 # root, work and jdk17 are those of run.
# Processes the samples ahead of time, and runs them as they were processed.

# process_samples REPOSITORY CHECKOUT: with what was installed into that repository.
process_samples() {
	(cd "$2/samples" && quiet_maven -Dmaven.repo.local="$1" -Paot -DskipTests -Djacoco.skip package)
}

# run_processed SAMPLE OUTPUT OPTION...: run the jar of a sample to its end.
run_processed() {
	local sample=$1 output=$2 status=0
	shift 2
	timeout 60 "$jdk17/bin/java" -Dspring.aot.enabled=true -jar "$work"/install/samples/"$sample"/target/"$sample"-*.jar \
		"$@" </dev/null >"$output" || status=$?
	sed 's/^/  | /' "$output"
	[[ $status == 0 ]] || fail "$sample ended with status $status"
}

# check_aot REPOSITORY
check_aot() {
	local answer="These words came over the wire one by one."
	process_samples "$1" "$work/install"
	start_server "$1" "$work/server"
	run_processed console "$work/console-output" --openai.assistants.base-url="$server_url" --openai.assistants.api-key=any \
		--console.assistant-id="$server_assistant" --console.message="Does it work?"
	grep -qF "$answer" "$work/console-output" || fail "the answer did not arrive on the standard output"
	exec {server_input}>&-
}
