package lastack.broken;

/**
 * What found a broken endpoint.
 *
 * @param by {@code relation} where a step is not permitted, {@code promise} where only the users did not get what they were
 *     promised, {@code misbehaviour} where it throws, loops, or sends for ever
 * @param where the event, the state before it and the variable that differs first from the nearest outcome; or what was not
 *     kept; or what it does
 * @param mode the kind of schedule that found it, {@code orderly}, {@code hostile} or {@code aimed}
 * @param tries how many schedules it took, from 1
 * @param parts how many calls, stray segments and fates of packets are left in the schedule when all is left away that it can
 *     fail without in the same way
 * @param steps how many steps it then takes to the one that fails, that one included, or, where each is permitted, how many there
 *     are in all: calls, segments sent, arrivals, timeouts and losses; the passing of time is none
 */
public record Found(String by, String where, String mode, int tries, int parts, long steps) { }
