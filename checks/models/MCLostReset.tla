----------------------------- MODULE MCLostReset ----------------------------
(***************************************************************************)
(* Adds an ABORT.  A aborts and sends its reset, once: a reset occupies no *)
(* sequence space, so nothing acknowledges it and nobody sends it again.   *)
(* The network, though fair, loses it, and B stays in ESTABLISHED for      *)
(* ever, for it has nothing to send that A would answer with another.      *)
(* What would tell B is not here: a keep-alive (3.8.4), and where there is *)
(* something to send, A's answer to it.  Excludes text and CLOSE; MCAbort  *)
(* has CLOSE.                                                              *)
(***************************************************************************)
EXTENDS MC

Path1 == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]
AMayAbort == [FinsOnly EXCEPT !.close = {}, !.abort = {"A"}]
DebugAbortHeardProp == user["A"].fate = "aborted" ~> user["B"].fate # "open"
=============================================================================
