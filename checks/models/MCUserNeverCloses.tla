-------------------------- MODULE MCUserNeverCloses -------------------------
(***************************************************************************)
(* Drops the premise of the liveness properties that both users call       *)
(* CLOSE.  A closes; B is told the end of the stream and need not call     *)
(* CLOSE: then B stays in CLOSE-WAIT and A in FIN-WAIT-2 for as long as    *)
(* the machines run.                                                       *)
(***************************************************************************)
EXTENDS MC

Path1 == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]
DebugOneCloseProp == user["A"].closeCalled ~> BothClosed
=============================================================================
