------------------------------ MODULE Outcome -------------------------------
(***************************************************************************)
(* What the steps of Endpoint make: outcomes, what a user is told, and the *)
(* state of the timers after any event.                                    *)
(***************************************************************************)
EXTENDS Tcb, Policies

CONSTANTS
  Policy,  \* the options and deviations that are admitted; see Policies
  Config   \* how the endpoint is configured:
           \*   twoMsl      ticks that TIME-WAIT lasts: 2 MSL (3.4.2)
           \*   rtoInitial  ticks of the first retransmission timeout
           \*   rtoMax      ticks beyond which it is not doubled
           \*   ackDelay    ticks for which an ACK may be delayed (3.8.6.3)
           \*   userTimeout ticks for which the peer may leave something
           \*               unacknowledged (3.9.1.1; R2 of 3.8.3); or Off
           \*   rcvBuf      octets of the receive buffer
           \*   issStep     how far above SND.NXT the ISS of a connection
           \*               lies that is opened anew from TIME-WAIT

(* Of each pair of options at least one: or such segments had no outcome.  *)
ASSUME /\ Policy \subseteq Everything
       /\ \A pair \in Alternatives : Policy \cap pair # {}

ASSUME Config.rtoInitial <= Config.rtoMax /\ Config.issStep > 0

-----------------------------------------------------------------------------
(* An outcome in the making: `done' says that the RFC has said "and        *)
(* return", so that the steps that follow do not apply.                    *)
Begin(t)       == [tcb |-> t, tells |-> <<>>, needs |-> {}, done |-> FALSE]
Return(w)      == [w EXCEPT !.done = TRUE]
With(w, t)     == [w EXCEPT !.tcb = t]
Needing(w, d)  == [w EXCEPT !.needs = @ \cup {d}]

(* The outcomes ws, which rest on d: none, unless the policy admits it.    *)
Admitted(d, ws) ==
  IF d \in Policy THEN {Needing(w, d) : w \in ws} ELSE {}

(* The outcomes w, each taken through the next step of segment s.          *)
Then(ws, Step(_, _), s) ==
  UNION {IF w.done THEN {w} ELSE Step(w, s) : w \in ws}

(* What the user is told.                                                  *)
Tell(kind)      == <<[kind |-> kind]>>
Data(from, len) == <<[kind |-> "data", from |-> from, len |-> len]>>
Error(text)     == <<[kind |-> "error", message |-> text]>>
DoesNotExist    == Error("connection does not exist")
IsClosing       == Error("connection closing")
AlreadyExists   == Error("connection already exists")
Unspecified     == Error("remote socket unspecified")

(* A call that is refused: nothing changes.                                *)
Refused(t, error) == [Begin(t) EXCEPT !.tells = error]

(* An ACK is owed at once.                                                 *)
OweAck(t) == [t EXCEPT !.ackDue = 0]

(* What is dropped and answered by an ACK, which leaves block t; and a     *)
(* challenge (RFC 5961).                                                   *)
Replied(w, t, s) ==
  {Return(With(w, OweAck(t)))} \cup
  Admitted("NoReplyWhenRateLimited",
           IF SegLen(s) = 0 \/ Has(s, "SYN") THEN {Return(With(w, t))}
           ELSE {})

Challenged(w) ==
  {Return(With(w, OweAck(w.tcb)))} \cup
  Admitted("ThrottleChallenge", {Return(w)})

(* A reset with the number that its receiver will find acceptable (3.5.2). *)
(* On the wire it often has an ACK and a window as well, at which nobody   *)
(* looks: whoever reads it from there leaves them off.                     *)
ResetAt(seq) ==
  [seq |-> seq, ack |-> 0, len |-> 0, wnd |-> 0, ctl |-> {"RST"}]

(* It is owed at once, with what is left of the block.                     *)
OweReset(t, reset) == [t EXCEPT !.resets = @ \cup {reset}]

(* The block is deleted in good order: what the user has not read stays.   *)
(* Had the user gone (detached), it would be nobody's.                     *)
CloseDown(w) ==
  [w EXCEPT !.tcb   = IF @.detached THEN Deleted({}, "none", @.resets)
                      ELSE Deleted(Unread(@), @.rcvFin, @.resets),
            !.tells = Tell("closed"),
            !.done  = TRUE]

(* The block is deleted and all queues are flushed, unread text with them; *)
(* the user is told why.                                                   *)
AbortDown(w, why) ==
  [w EXCEPT !.tcb   = Deleted({}, "none", @.resets),
            !.tells = Tell(why),
            !.done  = TRUE]

-----------------------------------------------------------------------------
(***************************************************************************)
(* 3.8.1, RFC 6298 5.1-5.5: after an event that led from t to u, the timer *)
(* is stopped, started, restarted by an ACK of something new, or runs on.  *)
(* No round-trip time is measured yet, so an ACK of something new brings   *)
(* the timeout back to its first value.                                    *)
(***************************************************************************)
HasQueue(t) == t.state \notin {"CLOSED", "LISTEN"}

TimerStopped(u) ==
  [u EXCEPT !.rtx = Off, !.rto = Config.rtoInitial, !.resend = FALSE]

TimerRestarted(u) ==
  [u EXCEPT !.rtx = Config.rtoInitial, !.rto = Config.rtoInitial,
            !.resend = FALSE]

(* Something that t had in flight is acknowledged in u, the same           *)
(* connection's.                                                           *)
Progressed(t, u) ==
  HasQueue(t) /\ t.sndUna < u.sndUna /\ u.sndUna <= t.sndNxt

(* @rfc 3.10.8/retransmission 3.8.6.1/first-probe                          *)
RetransmissionTimer(t, u) ==
  IF ~TimerNeeded(u) THEN TimerStopped(u)
  ELSE IF Progressed(t, u) THEN TimerRestarted(u)
  ELSE IF u.rtx = Off THEN [u EXCEPT !.rtx = u.rto]
  ELSE u

(* 3.8.3, 3.9.1.1: the user timeout runs while anything that was submitted *)
(* is unacknowledged, from the last time that something was acknowledged.  *)
(* @rfc 3.10.8/user-timeout 3.8.3/r2-settable 3.8.3/syn-alike              *)
UserTimer(t, u) ==
  IF ~InFlight(u) /\ ~Unsent(u) THEN [u EXCEPT !.userTimer = Off]
  ELSE IF u.userTimer = Off \/ Progressed(t, u)
  THEN [u EXCEPT !.userTimer = Config.userTimeout]
  ELSE u

Settled(t, u) ==
  IF HasQueue(u) THEN UserTimer(t, RetransmissionTimer(t, u)) ELSE u

(* Only the FIN is in flight.                                              *)
FinAlone(u) == Whole(u) /\ u.sndUna = u.sndEnd /\ u.sndFin = "sent"

(* What waits behind a closed window alone keeps the timer running.        *)
Probing(u) == Whole(u) /\ ~InFlight(u) /\ TimerNeeded(u)

Timers(t, ws) ==
  LET settled == {With(w, Settled(t, w.tcb)) : w \in ws}
      Without(Timed(_)) == {With(w, TimerStopped(w.tcb)) :
                              w \in {x \in settled : Timed(x.tcb)}}
  IN  settled \cup Admitted("FinNotRetransmitted", Without(FinAlone))
              \cup Admitted("NoZeroWindowProbe", Without(Probing))
=============================================================================
