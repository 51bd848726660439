---------------------------- MODULE MCNoTimeWait ----------------------------
(***************************************************************************)
(* Drops TIME-WAIT: 2 MSL are 0.  The ACK of B's FIN is lost, B sends its  *)
(* FIN again, and A, which has forgotten the connection, answers with a    *)
(* reset: B is told "connection reset", though both users did everything   *)
(* right.                                                                  *)
(***************************************************************************)
EXTENDS MC

Path1   == [ClockedPath EXCEPT !.kinds = {"loss"}, !.limit = 1, !.lifetime = 3]
Config1 == [Clock EXCEPT !.twoMsl = 0]
=============================================================================
