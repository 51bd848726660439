----------------------------- MODULE MCDeepClock ----------------------------
(***************************************************************************)
(* As MCClock, with more room: three segments are lost or expire, and      *)
(* three retransmission intervals of 1 tick take less than an MSL of 4.    *)
(* Excludes text (MCDeepText), timeouts that grow, and duplicates made by  *)
(* the network (retransmissions make plenty).                              *)
(***************************************************************************)
EXTENDS MC

Config1 == [Clock EXCEPT !.twoMsl = 8]
Path1   == [ClockedPath EXCEPT !.lifetime = 4, !.kinds = {"loss"},
                               !.limit = 3]
=============================================================================
