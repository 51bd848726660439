---------------------------- MODULE MCHandshake -----------------------------
(***************************************************************************)
(* From OPEN, A's active and B's passive, to the release: CLOSE comes at   *)
(* any moment, in LISTEN, SYN-SENT and SYN-RECEIVED too. One segment in    *)
(* flight towards A, two towards B: a FIN from SYN-RECEIVED overtakes the  *)
(* SYN, and SYNs that were sent again arrive late. Excludes text, time,    *)
(* copies made by the network (MCDeepBothOpen), two segments towards A.    *)
(***************************************************************************)
EXTENDS MC

Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 2), !.kinds = {"loss"}]
Users1 == Opening("active", "passive")
=============================================================================
