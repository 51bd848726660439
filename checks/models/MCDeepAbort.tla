----------------------------- MODULE MCDeepAbort ----------------------------
(***************************************************************************)
(* As MCAbort, but either user may call ABORT at any moment, or both, and  *)
(* three segments are in flight each way: a reset meets a reset, and       *)
(* overtakes a FIN, the ACK of one, and what is retransmitted.  Excludes   *)
(* text and time.                                                          *)
(***************************************************************************)
EXTENDS MC

Path1 == [LossyPath EXCEPT !.capacity = Carrying(3, 3)]
BothMayAbort ==
  [FinsOnly EXCEPT !.first = Side, !.abort = Side, !.read = Side]
=============================================================================
