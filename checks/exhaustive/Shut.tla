-------------------------------- MODULE Shut --------------------------------
(***************************************************************************)
(* As MCZeroWindow, but either user may call CLOSE, and segments are       *)
(* larger than B's buffer of one octet. B's window closes when A's octet   *)
(* arrives and opens when its user reads; the FIN waits behind it, and the *)
(* closed window is probed. Excludes overtaking (Overtaken), text from B   *)
(* (Text), more than an octet, and time (Clock).                           *)
(***************************************************************************)
EXTENDS Composed

Users1  == [Offering(Writes(1, 0), 0) EXCEPT !.offered = {0, 1}, !.text = 2,
                                             !.read = {"B"}]
Config1 == [Small EXCEPT !.rcvBuf = 1]
Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1)]
=============================================================================
