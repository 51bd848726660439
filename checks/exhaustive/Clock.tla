-------------------------------- MODULE Clock -------------------------------
(***************************************************************************)
(* As MCClock: A is the first to call CLOSE, segments                      *)
(* live an MSL of 2 ticks, TIME-WAIT lasts 2 MSL, one segment is lost, and *)
(* every timer fires when it is due. Excludes text (Text), timeouts that   *)
(* grow and delayed ACKs (Backoff), and duplicates (Fins).                 *)
(***************************************************************************)
EXTENDS Composed

Config1 == [Clock EXCEPT !.rcvBuf = 4]
Users1  == Offering(FinsOnly, 4)
Path1   == [ClockedPath EXCEPT !.kinds = {"loss"}, !.limit = 1]
=============================================================================
