------------------------------- MODULE Outcome ------------------------------
(***************************************************************************)
(* What the steps of Endpoint make: outcomes, what a user is told, and the *)
(* state of the retransmission timer after any event.                      *)
(***************************************************************************)
EXTENDS Tcb, Policies

CONSTANTS
  Policy,  \* the options and deviations that are admitted; see Policies
  Config   \* how the endpoint is configured:
           \*   twoMsl      ticks that TIME-WAIT lasts: 2 MSL (3.4.2)
           \*   rtoInitial  ticks of the first retransmission timeout
           \*   rtoMax      ticks beyond which it is not doubled
           \*   ackDelay    ticks for which an ACK may be delayed (3.8.6.3)
           \*   rcvBuf      octets of the receive buffer

(* Of each pair of options at least one: or such segments had no outcome.  *)
ASSUME /\ Policy \subseteq Options \cup Deviations
       /\ Policy \cap {"ChallengeAck", "ResetInWindow"} # {}
       /\ Policy \cap {"HoldOutOfOrder", "DropOutOfOrder"} # {}

ASSUME Config.rtoInitial <= Config.rtoMax

-----------------------------------------------------------------------------
(* An outcome in the making: `done' says that the RFC has said "and        *)
(* return", so that the steps that follow do not apply.                    *)
Begin(t)       == [tcb |-> t, tells |-> <<>>, needs |-> {}, done |-> FALSE]
Return(w)      == [w EXCEPT !.done = TRUE]
With(w, t)     == [w EXCEPT !.tcb = t]
Needing(w, d)  == [w EXCEPT !.needs = @ \cup {d}]

(* The outcomes w, each taken through the next step of segment s.          *)
Then(ws, Step(_, _), s) ==
  UNION {IF w.done THEN {w} ELSE Step(w, s) : w \in ws}

(* What the user is told.                                                  *)
Tell(kind)      == <<[kind |-> kind]>>
Data(from, len) == <<[kind |-> "data", from |-> from, len |-> len]>>
Error(text)     == <<[kind |-> "error", message |-> text]>>
DoesNotExist    == Error("connection does not exist")
IsClosing       == Error("connection closing")

(* An ACK is owed at once.                                                 *)
OweAck(t) == [t EXCEPT !.ackDue = 0]

(* The block is deleted in good order: what the user has not read stays.   *)
CloseDown(w) ==
  [w EXCEPT !.tcb   = Deleted(@.rcvUsr, @.rcvNxt, @.rcvFin),
            !.tells = Tell("closed"),
            !.done  = TRUE]

(* The block is deleted and all queues are flushed, unread text with them. *)
ResetDown(w) ==
  [w EXCEPT !.tcb   = Deleted(@.rcvNxt, @.rcvNxt, "none"),
            !.tells = Tell("reset"),
            !.done  = TRUE]

(***************************************************************************)
(* 3.8.1, RFC 6298 5.1-5.5: after an event that led from t to u, the timer *)
(* is stopped, started, restarted by an ACK of something new, or runs on.  *)
(* No round-trip time is measured yet, so an ACK of something new brings   *)
(* the timeout back to its first value.                                    *)
(***************************************************************************)
TimerStopped(u) ==
  [u EXCEPT !.rtx = Off, !.rto = Config.rtoInitial, !.resend = FALSE]

TimerRestarted(u) ==
  [u EXCEPT !.rtx = Config.rtoInitial, !.rto = Config.rtoInitial,
            !.resend = FALSE]

RetransmissionTimer(t, u) ==
  IF u.state = "CLOSED" THEN u
  ELSE IF ~TimerNeeded(u) THEN TimerStopped(u)
  ELSE IF t.sndUna < u.sndUna THEN TimerRestarted(u)
  ELSE IF u.rtx = Off THEN [u EXCEPT !.rtx = u.rto]
  ELSE u

(* Only the FIN is in flight.                                              *)
FinAlone(u) == u.state # "CLOSED" /\ u.sndUna = u.sndEnd /\ u.sndFin = "sent"

Timers(t, ws) ==
  LET settled == {With(w, RetransmissionTimer(t, w.tcb)) : w \in ws}
  IN  IF "FinNotRetransmitted" \notin Policy THEN settled
      ELSE settled \cup
           {Needing(With(w, TimerStopped(w.tcb)), "FinNotRetransmitted") :
              w \in {x \in settled : FinAlone(x.tcb)}}
=============================================================================
