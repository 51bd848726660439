---------------------------- MODULE MCSlowResend ----------------------------
(***************************************************************************)
(* Drops the assumption of MCClock that L retransmission intervals take    *)
(* less than an MSL: here L = 1, and 1 * 1 = 1 tick.  The ACK of B's FIN   *)
(* is lost; B sends the FIN again after one interval, the copy takes an    *)
(* MSL, and reaches A when TIME-WAIT has just run out.  2 MSL are no       *)
(* guarantee where losses are not bounded.                                 *)
(***************************************************************************)
EXTENDS MC

Path1   == [ClockedPath EXCEPT !.kinds = {"loss"}, !.limit = 1, !.lifetime = 1]
Config1 == [Clock EXCEPT !.twoMsl = 2]
=============================================================================
