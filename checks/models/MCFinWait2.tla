----------------------------- MODULE MCFinWait2 -----------------------------
(***************************************************************************)
(* Adds an ABORT, and the user timeout. B acknowledges A's FIN and aborts; *)
(* its one reset is lost. A is in FIN-WAIT-2, where nothing of its own is  *)
(* unacknowledged: no timer runs, not even the user timeout, and A waits   *)
(* for a FIN that will never come. Many stacks have a timeout of their own *)
(* for this state; the RFC has none.                                       *)
(***************************************************************************)
EXTENDS MC

Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {"loss"}]
Users1  == [FinsOnly EXCEPT !.close = {"A"}, !.abort = {"B"}]
Config1 == [NoClock EXCEPT !.userTimeout = 0]
DebugFinWait2EndsProp ==
  tcb["A"].state = "FIN-WAIT-2" /\ user["B"].fate = "aborted"
    ~> tcb["A"].state # "FIN-WAIT-2"
=============================================================================
