---------------------------- MODULE MCSlowResend ----------------------------
(***************************************************************************)
(* Drops the assumption of MCClock that L retransmission intervals take    *)
(* less than an MSL: here 2 * 1 = 2.  The ACK of B's FIN is lost, so is    *)
(* the first retransmission of that FIN; the second is slow, and reaches A *)
(* when TIME-WAIT has just run out.  2 MSL are no guarantee where losses   *)
(* are not bounded.                                                        *)
(***************************************************************************)
EXTENDS MC

Path1 == [ClockedPath EXCEPT !.kinds = {"loss"}, !.limit = 2]
=============================================================================
