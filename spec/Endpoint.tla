------------------------------ MODULE Endpoint ------------------------------
(***************************************************************************)
(* What RFC 9293 permits one endpoint to do, from OPEN to the release of   *)
(* the connection.                                                         *)
(*                                                                         *)
(*    Outcomes(t, ev)  =  the set of [tcb, tells, needs] in which an       *)
(*    endpoint with control block t may be left by the event ev            *)
(*                                                                         *)
(* Events are the user's calls (Calls), a segment's arrival (Opening,      *)
(* Arrival), a timeout and the passing of time (Timeouts), and the         *)
(* endpoint's own choice to send a segment (Emission): what it chooses     *)
(* stands in the event, so that the set is small.  `tells' is what the     *)
(* user is told by it, `needs' the options and deviations of Policy that   *)
(* the outcome rests on.                                                   *)
(*                                                                         *)
(* The order, and the names of the steps, are those of RFC 9293, 3.10.     *)
(* What the RFC does not ask of an endpoint and does not forbid either     *)
(* (keep-alives, fast retransmission, ...) is in Liberty.                  *)
(*                                                                         *)
(* Not in the relation: security (3.10.7.4, third), the urgent pointer     *)
(* (sixth), text on a SYN that arrives, timestamps, silly window avoidance *)
(* (MUST-38, MUST-39).                                                     *)
(***************************************************************************)
EXTENDS Calls, Opening, Timeouts, Liberty    \* which declare Policy, Config

(* 3.10.7 SEGMENT ARRIVES.                                                 *)
SegmentArrives(t, s) ==
  CASE t.state = "CLOSED"   -> ArrivesClosed(t, s)
    [] t.state = "LISTEN"   -> ArrivesListen(t, s)
    [] t.state = "SYN-SENT" -> ArrivesSynSent(t, s)
    [] OTHER                -> ArrivesOther(t, s)

(* The relation.                                                           *)
Effects(t, ev) ==
  CASE ev.type = "Open"              -> OpenCall(t, ev)
    [] ev.type = "Send"              -> SendCall(t, ev.len)
    [] ev.type = "Receive"           -> ReceiveCall(t, ev.len)
    [] ev.type = "Close"             -> CloseCall(t)
    [] ev.type = "Detach"            -> Admitted("HalfDuplexClose",
                                                 DetachCall(t))
    [] ev.type = "Abort"             -> AbortCall(t)
    [] ev.type = "Arrive"            -> SegmentArrives(t, ev.segment)
    [] ev.type = "Emit"              -> SegmentLeaves(t, ev.segment)
                                        \cup LeavesAtLiberty(t, ev.segment)
    [] ev.type = "UserTimeout"       -> UserTimeoutExpires(t)
    [] ev.type = "RetransmitTimeout" -> RetransmissionExpires(t)
    [] ev.type = "TimeWaitTimeout"   -> TimeWaitExpires(t)
    [] ev.type = "Tick"              -> TimePasses(t, ev.ticks)

Outcomes(t, ev) ==
  {[tcb |-> w.tcb, tells |-> w.tells, needs |-> w.needs] :
     w \in Timers(t, Effects(t, ev))}
=============================================================================
