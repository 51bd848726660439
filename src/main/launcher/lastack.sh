#!/bin/sh
# Runs the jar that follows these lines, as "java -jar lastack.jar" does, with the options for Java that suit the command.
# LASTACK_OPTS has others, such as -Xmx256m, divided at spaces. JAVA_HOME says which Java; else it is the one in PATH.

# Code that Java's optimizing compiler makes is better, but these commands are over before that has paid for itself: it would
# take as much of the processor as they do. Where captures are judged, what lives longer than a segment is a connection's and
# lives until that is over: it is copied once, and a small space is enough for the rest.
case $1 in
  pcap | pcap-synthetic)
    compiler=-XX:TieredStopAtLevel=1
    collector='-XX:+UseParallelGC -Xmn64m -XX:+AlwaysTenure' ;;
  show | requirements | --help | --version | '')
    compiler=-XX:TieredStopAtLevel=1
    collector=-XX:+UseSerialGC ;;
  *)
    compiler=
    collector= ;;
esac

# Java does not start with two collectors.
case "$LASTACK_OPTS $JDK_JAVA_OPTIONS $JAVA_TOOL_OPTIONS" in
  *-XX:+Use*GC*) collector= ;;
esac

if [ -n "$JAVA_HOME" ]; then
  java=$JAVA_HOME/bin/java
  [ -f "$java" ] && [ -x "$java" ]
else
  java=java
  command -v java >/dev/null
fi || {
  echo "$java is not there: Java 17 or newer is needed." >&2
  exit 2
}

# Standard output is the command's: what Java has to say of its options goes to the other. Options are divided at spaces, on
# purpose, but are no patterns of file names.
set -f
exec "$java" -Xlog:disable -Xlog:all=warning:stderr $compiler $collector $LASTACK_OPTS -jar "$0" "$@"
