----------------------------- MODULE MCNoProbe ------------------------------
(***************************************************************************)
(* Drops the zero-window probe (MUST-36) from MCLiveWindow. The segment    *)
(* that tells A of the open window is lost. A has nothing in flight, so no *)
(* retransmission timer runs, and without a probe it never learns that it  *)
(* may send: what waits, and the FIN, wait for ever.                       *)
(***************************************************************************)
EXTENDS MC

Users1  == [Writes(1, 0) EXCEPT !.offered = {0, 1}, !.first = {"A"},
                                !.close = {"A"}, !.read = {"B"}]
Config1 == [NoClock EXCEPT !.rcvBuf = 1]
Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {"loss"}]
Policy1 == Careful \cup {"NoZeroWindowProbe"}
=============================================================================
