# Sourced by ./querencia and ./verify: finds a JDK 25 or newer and sets JAVA_HOME to it, which Maven
# follows too (its formatter runs inside Maven's own Java).

java_version() { # the feature version of the JDK in "$1", 0 when it is none
    local release="$1/release" version
    [ -x "$1/bin/javac" ] && [ -r "$release" ] || { echo 0; return; }
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release")
    echo "${version:-0}"
}

find_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/* "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$candidate" ] && [ "$(java_version "$candidate")" -ge 25 ] || continue
        export JAVA_HOME="$candidate"
        return
    done
    echo "querencia: no JDK 25 or newer found. Looked at JAVA_HOME, /usr/lib/jvm, /opt," \
        "~/.sdkman, ~/.jdks and /Library/Java. Install one (Debian: apt install temurin-25-jdk," \
        "SDKMAN: sdk install java 25-tem) or set JAVA_HOME." >&2
    exit 4
}

find_maven() {
    command -v mvn >/dev/null || {
        echo "querencia: Maven is needed to build (Debian: apt install maven)." >&2
        exit 4
    }
}
