# shellcheck disable=SC2154 # root, work and jdk17 are those of run.
# Stages a release and looks whether everything is there that a repository asks for.

# stage_release: as it would be published, but for the signatures.
stage_release() {
	local staging=$work/release/target/staging version
	checkout release
	version=$(sed -n '/<version>/ { s,.*<version>\(.*\)-SNAPSHOT</version>.*,\1,p; q }' "$work/release/pom.xml")
	[[ -n $version ]] || fail "the root pom has no version to release"
	find "$work/release" -name pom.xml -exec sed -i "s,<version>$version-SNAPSHOT</version>,<version>$version</version>," {} +
	(cd "$work/release" && quiet_maven -Prelease -Dmaven.test.skip=true -Dmdep.analyze.skip=true -Djacoco.skip deploy)
	staged "$staging" openai-assistants-parent "$version" .pom
	local module
	for module in openai-assistants-{autoconfigure,spring-boot-starter,test}; do
		staged "$staging" "$module" "$version" .pom .jar -sources.jar -javadoc.jar -cyclonedx.json
		describe "$work/release/$module"
	done
	[[ $(find "$staging" -name '*.pom' | wc -l) == 4 ]] || fail "something is staged that is not published"
	if grep -rl --include='*.pom' -e '-SNAPSHOT' "$staging"; then
		fail "a staged pom names a snapshot"
	fi
}

# staged STAGING MODULE VERSION ENDING...: all files of a module are there, with checksums that are right.
staged() {
	local folder=$1/io/github/openaiassistants/$2/$3 name=$2-$3 ending
	shift 3
	for ending in "$@"; do
		[[ -s $folder/$name$ending ]] || fail "not staged: $name$ending"
		verify_checksum md5sum "$folder/$name$ending" md5
		verify_checksum sha1sum "$folder/$name$ending" sha1
		echo "staged: $name$ending"
	done
}

# verify_checksum COMMAND FILE ENDING
verify_checksum() {
	[[ $("$1" <"$2" | cut -d ' ' -f 1) == $(<"$2.$3") ]] || fail "the $3 of $2 is wrong"
}

# describe MODULE: what a repository wants to know of each artifact.
describe() {
	local about
	(cd "$1" && quiet_maven -N org.apache.maven.plugins:maven-help-plugin:3.5.1:effective-pom -Doutput="$work/effective.xml")
	for about in name description url licenses developers scm; do
		grep -qE "^  <$about[ >]" "$work/effective.xml" || fail "$1 says nothing of its $about"
	done
}
