---------------------------- MODULE MCDeepDetach ----------------------------
(***************************************************************************)
(* As MCDetach, but A may call CLOSE before it goes, text for a user that  *)
(* has gone may be thrown away as well as reset, and the network           *)
(* duplicates. Excludes text from A, time, two segments in flight in one   *)
(* direction.                                                              *)
(***************************************************************************)
EXTENDS MC

Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1)]
Users1  == [Writes(0, 1) EXCEPT !.detach = {"A"}]
Policy1 == Careful \cup {"HalfDuplexClose", "DropLostData"}
=============================================================================
