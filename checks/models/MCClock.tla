------------------------------- MODULE MCClock ------------------------------
(***************************************************************************)
(* With a clock: TIME-WAIT lasts 2 MSL, and that is long enough, if at     *)
(* most L segments are lost or expire and L retransmission intervals take  *)
(* less than an MSL: here L = 1, and 1 * 1 < 2 ticks.  MCSlowResend shows  *)
(* that the bound is sharp.  Two segments in flight towards A, which       *)
(* closes first, one towards B.  Excludes two towards B (MCDeepClock),     *)
(* text (MCHalfClose, MCText), timeouts that grow, and duplicates made by  *)
(* the network (retransmissions make plenty).                              *)
(***************************************************************************)
EXTENDS MC

Path1 == [ClockedPath EXCEPT !.kinds = {"loss"}, !.limit = 1,
                             !.capacity = Carrying(2, 1)]
=============================================================================
