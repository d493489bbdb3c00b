# Finds the tools that the checks need, and installs what a fresh machine lacks.

# Whether the machine may be changed: one of CI or a container's yes, a developer's no.
may_install() {
	[[ ${CI:-} == true || $EUID == 0 ]] && command -v apt-get >/dev/null
}

install_packages() {
	may_install || fail "missing here, please install: $*"
	apt-get -qq update >&2
	DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@" >&2
}

# need COMMAND PACKAGE...: install the packages if the command is not there.
need() {
	local command=$1
	shift
	command -v "$command" >/dev/null || install_packages "$@"
}

# Launchers of the JDKs that somebody made known: on the path, registered, or named by a variable.
known_launchers() {
	type -aP javac java || true
	update-alternatives --list javac 2>/dev/null || true
	update-alternatives --list java 2>/dev/null || true
	env | sed -n 's,^JAVA_HOME[A-Z0-9_]*=\(.*\),\1/bin/javac,p'
}

# Homes of those JDKs, of their neighbours, and of the JDKs that a user's own tools installed.
jdk_homes() {
	local launcher home
	{
		known_launchers | while read -r launcher; do
			home=$(dirname "$(dirname "$(readlink -f "$launcher")")")
			printf '%s\n' "$home" "$(dirname "$home")"/*
		done
		printf '%s\n' "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*
	} | while read -r home; do
		[[ ! -x $home/bin/javac ]] || readlink -f "$home"
	done | sort -u
}

# find_jdk FEATURE: print the home of an installed JDK of that feature version, asking each for its version.
find_jdk() {
	local home version
	while read -r home; do
		version=$("$home/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
		if [[ $version == "$1" ]]; then
			echo "$home"
			return
		fi
	done < <(jdk_homes)
	return 1
}

# need_jdk FEATURE: like find_jdk, but install one if there is none.
need_jdk() {
	find_jdk "$1" && return
	echo "No JDK $1 is installed." >&2
	install_packages "openjdk-$1-jdk-headless"
	find_jdk "$1" || fail "the installed JDK $1 cannot be found"
}
