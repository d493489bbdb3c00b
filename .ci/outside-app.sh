# shellcheck disable=SC2154 # root, ci, work and jdk17 are those of run.
# Builds and runs an application from the README's snippets, outside the reactor, with nothing of ours on the machine
# but what was installed into the repository of this run.

# readme_blocks README: the files that the README shows, marked by <!-- outside-app: PATH --> before the fenced block.
readme_blocks() {
	sed -n 's/^<!-- outside-app: \(.*\) -->$/\1/p' "$1"
}

# readme_block README PATH: the content of one of these blocks.
readme_block() {
	awk -v marker="<!-- outside-app: $2 -->" '
		$0 == marker { wanted = 1; next }
		wanted && /^```/ { if (inside) { exit } inside = 1; next }
		inside { print }
	' "$1"
}

# extract_app README FOLDER: write the application that the README shows.
extract_app() {
	local readme=$1 folder=$2 path
	while read -r path; do
		mkdir -p "$(dirname "$folder/$path")"
		readme_block "$readme" "$path" >"$folder/$path"
		[[ -s $folder/$path ]] || fail "the README has no block for $path"
		echo "from the README: $path"
	done < <(readme_blocks "$readme")
	[[ -s $folder/pom.xml ]] || fail "the README marks no block as <!-- outside-app: pom.xml -->"
	complete_pom "$folder/pom.xml"
}

# complete_pom FILE: the README shows the dependency only; put a whole pom around it.
complete_pom() {
	grep -q '<project' "$1" && return
	local version
	version=$(sed -n 's,.*<spring-boot.version>\(.*\)</spring-boot.version>.*,\1,p' "$root/pom.xml")
	[[ -n $version ]] || fail "the root pom names no version of Spring Boot"
	sed -e "/<!-- dependencies -->/r $1" -e "s/@spring-boot.version@/$version/" "$ci/outside-app/pom.xml" >"$1.whole"
	mv "$1.whole" "$1"
}

# start_server REPOSITORY FOLDER: start a server from the test jar; sets server_url, server_assistant and server_input,
# which ends the server when it is closed.
start_server() {
	local repository=$1 folder=$2 version
	mkdir -p "$folder"
	version=$(sed -n '/<version>/ { s,.*<version>\(.*\)</version>.*,\1,p; q }' "$root/pom.xml")
	sed "s/@project.version@/$version/" "$ci/outside-app/server-pom.xml" >"$folder/pom.xml"
	(cd "$folder" && quiet_maven -Dmaven.repo.local="$repository" -Dmdep.outputFile="$folder/classpath" \
		org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath)
	coproc SERVER { exec "$jdk17/bin/java" -cp "$(<"$folder/classpath")" "$ci/outside-app/AnswerServer.java" "$answer"; }
	exec {server_output}<&"${SERVER[0]}" {server_input}>&"${SERVER[1]}"
	read -r -t 60 server_url server_assistant <&"$server_output" || fail "the embedded server did not start"
}

# run_app JAR OUTPUT: run the application against that server.
run_app() {
	local status=0
	ASSISTANTS_API_KEY=any timeout 60 "$jdk17/bin/java" -jar "$1" --openai.assistants.base-url="$server_url" \
		--assistant-id="$server_assistant" --spring.main.banner-mode=off --logging.level.root=warn \
		</dev/null >"$2" || status=$?
	sed 's/^/  | /' "$2"
	echo
	[[ $status == 0 ]] || fail "the application ended with status $status"
	tr -d '\r\n' <"$2" | grep -qF "$answer" || fail "the answer did not arrive on the standard output"
}

# check_outside_app REPOSITORY FOLDER
check_outside_app() {
	local repository=$1 folder=$2
	local answer="These words came over the wire one by one."
	mkdir -p "$folder"
	extract_app "$root/README.md" "$folder"
	(cd "$folder" && quiet_maven -Dmaven.repo.local="$repository" package)
	start_server "$repository" "$work/server"
	run_app "$(ls "$folder"/target/*.jar)" "$work/app-output"
	exec {server_input}>&-
}

# check_old_boot REPOSITORY APP FOLDER: on a Spring Boot that is too old the same application says so and does not start.
check_old_boot() {
	local repository=$1 app=$2 folder=$3 status=0
	cp -r "$app" "$folder"
	sed -i '/<artifactId>spring-boot-starter-parent</,/<version>/ s,<version>.*</version>,<version>3.5.7</version>,' \
		"$folder/pom.xml"
	(cd "$folder" && quiet_maven -Dmaven.repo.local="$repository" clean package)
	timeout 60 "$jdk17/bin/java" -jar "$folder"/target/*.jar </dev/null >"$work/old-output" 2>&1 || status=$?
	sed 's/^/  | /' "$work/old-output"
	[[ $status == 1 ]] || fail "the application ended with status $status"
	grep -qF "needs Spring Boot 4.1 or later" "$work/old-output" || fail "nobody says what is missing"
}
