-------------------------- MODULE MCDeepHandshake ---------------------------
(***************************************************************************)
(* As MCHandshake, with two segments in flight towards B: a FIN from       *)
(* SYN-RECEIVED overtakes the SYN, and SYNs that were sent again arrive    *)
(* late. Excludes text, time, copies made by the network (MCDeepBothOpen), *)
(* two segments towards A.                                                 *)
(***************************************************************************)
EXTENDS MC

Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 2), !.kinds = {"loss"}]
Users1 == Opening("active", "passive")
=============================================================================
