--------------------------- MODULE MCAbortLastAck ---------------------------
(***************************************************************************)
(* Adds an ABORT in LAST-ACK, where 3.10.5 sends no reset.  A's FIN was    *)
(* lost; A aborts and forgets it; B, which has heard neither a FIN nor a   *)
(* reset, stays in FIN-WAIT-2 for ever, though both users called CLOSE and *)
(* no reset was lost.  Only a timeout of B's own can end it.  Excludes     *)
(* ABORT in other states (MCAbort, MCLostReset).                           *)
(***************************************************************************)
EXTENDS MC

Path1     == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]
AMayAbort == [FinsOnly EXCEPT !.first = {"B"}, !.abort = {"A"}]

Aborts(s) == user[s].fate = "open" /\ user'[s].fate = "aborted"

LateNext == Next /\ (Aborts("A") => tcb["A"].state = "LAST-ACK")

LateAbort ==
  /\ Init /\ [][LateNext]_vars
  /\ \A s \in Side : /\ EndpointFairness(s) /\ Drainage(s)
                     /\ UsefulFairness(s) /\ OccupyingFairness(s)
=============================================================================
