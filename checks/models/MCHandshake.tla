---------------------------- MODULE MCHandshake -----------------------------
(***************************************************************************)
(* From OPEN, A's active and B's passive, to the release: CLOSE comes at   *)
(* any moment, in LISTEN, SYN-SENT and SYN-RECEIVED too. One segment in    *)
(* flight in each direction; SYNs that were sent again arrive late.        *)
(* Excludes text, time, copies made by the network, segments that overtake *)
(* each other (MCDeepHandshake).                                           *)
(***************************************************************************)
EXTENDS MC

Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {"loss"}]
Users1 == Opening("active", "passive")
=============================================================================
