-------------------------------- MODULE Shut --------------------------------
(***************************************************************************)
(* As MCZeroWindow, but either user may call CLOSE: a buffer of one octet. *)
(* B's window closes when A's octet arrives and opens when its user reads, *)
(* and the FIN waits behind it; the closed window is probed. Excludes      *)
(* overtaking (Overtaken), text from B (Text), duplicates, and time.       *)
(***************************************************************************)
EXTENDS Composed

Users1  == [Offering(Writes(2, 0), 0) EXCEPT !.offered = {0, 1}, !.read = {"B"}]
Config1 == [Small EXCEPT !.rcvBuf = 1]
Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1)]
=============================================================================
