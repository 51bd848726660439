---------------------------- MODULE MCFinSentOnce ---------------------------
(***************************************************************************)
(* Drops the rule that a FIN is retransmitted like text (3.6, 3.8.1).  A   *)
(* sends its FIN, the network loses it, and nothing more happens, although *)
(* the network is fair: A waits in FIN-WAIT-1 for ever, B never learns.    *)
(* (That is a state without successor too; deadlock is not checked here,   *)
(* so that the property that is broken is the one that a user would name.) *)
(***************************************************************************)
EXTENDS MC

Broken == Careful \cup {"FinNotRetransmitted"}
Path1  == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]
=============================================================================
