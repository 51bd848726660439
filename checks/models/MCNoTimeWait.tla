---------------------------- MODULE MCNoTimeWait ----------------------------
(***************************************************************************)
(* Drops TIME-WAIT: 2 MSL are 0.  A forgets the connection as soon as it   *)
(* knows of both FINs, and answers what comes after, be it B's FIN again   *)
(* or just a late ACK, with a reset: B, which still waits for the ACK of   *)
(* its FIN, is told "connection reset", though both users did everything   *)
(* right.                                                                  *)
(***************************************************************************)
EXTENDS MC

Path1   == [ClockedPath EXCEPT !.kinds = {"loss"}, !.limit = 1, !.lifetime = 3]
Config1 == [Clock EXCEPT !.twoMsl = 0]
=============================================================================
