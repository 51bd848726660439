#!/bin/sh
# Runs the jar that follows these lines, as "java -jar lastack.jar" does, with the options for Java that suit the command.
# LASTACK_OPTS adds others, such as -Xmx256m. JAVA_HOME says which Java; else it is the one in PATH.

# Code that Java's optimizing compiler makes is better, but these commands are over before that has paid for itself: it would
# take as much of the processor as they do. Where captures are judged, what lives longer than a segment is a connection's and
# lives until that is over: it is copied once, and a small space is enough for the rest.
case $1 in
  pcap | pcap-synthetic) options='-XX:TieredStopAtLevel=1 -XX:+UseParallelGC -Xmn64m -XX:+AlwaysTenure' ;;
  show | requirements | --help | --version | '') options='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' ;;
  *) options='' ;;
esac

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if ! command -v "$java" >/dev/null; then
  echo "$java is not there: Java 17 or newer is needed." >&2
  exit 2
fi
# Options are divided at spaces, on purpose.
exec "$java" $options $LASTACK_OPTS -jar "$0" "$@"
