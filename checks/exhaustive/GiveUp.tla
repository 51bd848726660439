------------------------------- MODULE GiveUp -------------------------------
(***************************************************************************)
(* As MCGiveUp: a user timeout may end the connection at any moment while  *)
(* something is unacknowledged; two segments at a time in flight towards   *)
(* B. Excludes text (Text), two at once towards A (Fins), and time, so     *)
(* also that the timeout may be long (TimedOut).                           *)
(***************************************************************************)
EXTENDS Composed

Users1  == [Offering(FinsOnly, 4) EXCEPT !.first = Side]
Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 2)]
Config1 == [Small EXCEPT !.userTimeout = 0]
=============================================================================
