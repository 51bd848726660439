----------------------------- MODULE MCLiveOpen -----------------------------
(***************************************************************************)
(* From OPEN to the end: A writes before it is connected, and closes; B    *)
(* listens, reads and closes. Both sides come to CLOSED. If it closes      *)
(* before there is a connection, it gives it up, and nothing was promised. *)
(* Excludes duplicates made by the network, and two segments in flight in  *)
(* one direction.                                                          *)
(***************************************************************************)
EXTENDS MC

Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {"loss"}]
Users1 == [Opening("active", "passive") EXCEPT
             !.writes = [s \in Side |-> IF s = "A" THEN 1 ELSE 0],
             !.text = 1, !.first = {"A"}, !.read = Side]
=============================================================================
