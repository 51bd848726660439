------------------------------ MODULE Endpoint ------------------------------
(***************************************************************************)
(* What RFC 9293 permits one endpoint to do while a connection is released.*)
(*                                                                         *)
(*    Outcomes(t, ev)  =  the set of [tcb, tells, needs] in which an       *)
(*    endpoint with control block t may be left by the event ev            *)
(*                                                                         *)
(* Events are the user's calls, a segment's arrival, a timeout, the        *)
(* passing of time, and the endpoint's own choice to send a segment        *)
(* (Emit): what it chooses stands in the event, so that the set is small.  *)
(* `tells' is what the user is told by it, `needs' the options and         *)
(* deviations of Policy that the outcome rests on.                         *)
(*                                                                         *)
(* The order, and the names of the steps, are those of RFC 9293, 3.10.     *)
(* Not in this module yet: the states before ESTABLISHED and the SYN bit   *)
(* (step four), security (step three), the urgent pointer (step six), the  *)
(* user timeout; valid ACKs accepted while RCV.WND is zero (step one), the *)
(* lower bound on SEG.ACK (MAY-12), silly window avoidance (MUST-38,       *)
(* MUST-39), fast retransmission, ACKs sent unasked.  An ACK of what was   *)
(* not sent is in it, but only the refinement runs bring it about.         *)
(***************************************************************************)
EXTENDS Outcome   \* which declares Policy and Config

-----------------------------------------------------------------------------
(* 3.10.2 SEND: the text joins the queue.  Not after CLOSE, though the     *)
(* letter of 3.10.2 would still queue it in CLOSE-WAIT (3.6: "no more").   *)
SendCall(t, len) ==
  IF t.state = "CLOSED" THEN {[Begin(t) EXCEPT !.tells = DoesNotExist]}
  ELSE IF t.state \in {"ESTABLISHED", "CLOSE-WAIT"} /\ t.sndFin = "none"
  THEN {With(Begin(t), [t EXCEPT !.sndEnd = @ + len])}
  ELSE {[Begin(t) EXCEPT !.tells = IsClosing]}

(***************************************************************************)
(* 3.10.3 RECEIVE: the user takes len octets of what has arrived in order; *)
(* or learns that there will be no more; or (len = 0) goes on waiting.     *)
(* 3.10.3 would refuse it in CLOSING, LAST-ACK and TIME-WAIT even where    *)
(* text is unread, which 3.6 contradicts ("the user ... continues to       *)
(* RECEIVE until told that the remote peer has CLOSED also").              *)
(***************************************************************************)
ReceiveCall(t, len) ==
  IF Unread(t) > 0
  THEN IF 0 < len /\ len <= Unread(t)
       THEN {[With(Begin(t), [t EXCEPT !.rcvUsr = @ + len])
                EXCEPT !.tells = Data(t.rcvUsr, len)]}
       ELSE {}
  ELSE IF len # 0 THEN {}
  ELSE IF t.rcvFin = "arrived"
  THEN {[With(Begin(t), [t EXCEPT !.rcvFin = "told"])
           EXCEPT !.tells = Tell("end")]}
  ELSE IF t.state = "CLOSED" THEN {[Begin(t) EXCEPT !.tells = DoesNotExist]}
  ELSE IF t.rcvFin = "told"  THEN {[Begin(t) EXCEPT !.tells = IsClosing]}
  ELSE {Begin(t)}

(***************************************************************************)
(* 3.10.4 CLOSE: "no more data from me".  FIN-WAIT-1 is entered at the     *)
(* call, though the FIN waits behind queued text ("in any case");          *)
(* LAST-ACK only when the FIN is sent.                                     *)
(***************************************************************************)
CloseCall(t) ==
  IF t.state = "CLOSED" THEN {[Begin(t) EXCEPT !.tells = DoesNotExist]}
  ELSE IF t.state = "ESTABLISHED"
  THEN {With(Begin(t), [t EXCEPT !.state = "FIN-WAIT-1", !.sndFin = "queued"])}
  ELSE IF t.state = "CLOSE-WAIT" /\ t.sndFin = "none"
  THEN {With(Begin(t), [t EXCEPT !.sndFin = "queued"])}
  ELSE {[Begin(t) EXCEPT !.tells = IsClosing]}

(***************************************************************************)
(* 3.10.5 ABORT: the block is deleted and all queues are flushed, unread   *)
(* text with them.  A reset is owed, once; in CLOSING, LAST-ACK and        *)
(* TIME-WAIT not even that ("respond with ok").  3.5.2 and note 3 of       *)
(* Figure 5 would have the sender of a RST be in TIME-WAIT, but 3.10.5     *)
(* says "enter CLOSED state", and that is what is here.                    *)
(***************************************************************************)
AbortReset(t) ==
  [seq |-> t.sndNxt, ack |-> 0, len |-> 0, wnd |-> 0, ctl |-> {"RST"}]

AbortCall(t) ==
  LET quiet == t.state \in {"CLOSING", "LAST-ACK", "TIME-WAIT"}
      gone  == [Deleted(t.rcvNxt, t.rcvNxt, "none") EXCEPT
                  !.resets = IF quiet THEN {} ELSE {AbortReset(t)}]
  IN  IF t.state = "CLOSED" THEN {[Begin(t) EXCEPT !.tells = DoesNotExist]}
      ELSE {[With(Begin(t), gone) EXCEPT !.tells = Tell("aborted")]}

-----------------------------------------------------------------------------
(***************************************************************************)
(* 3.10.7.1: a segment that arrives for a connection that does not exist   *)
(* is answered by a reset, unless it is one (3.5.2, group 1).              *)
(***************************************************************************)
ResetFor(s) ==
  IF Has(s, "ACK")
  THEN [seq |-> s.ack, ack |-> 0, len |-> 0, wnd |-> 0, ctl |-> {"RST"}]
  ELSE [seq |-> 0, ack |-> s.seq + SegLen(s), len |-> 0, wnd |-> 0,
        ctl |-> {"RST", "ACK"}]

ArrivesClosed(t, s) ==
  IF Has(s, "RST") THEN {Begin(t)}
  ELSE {With(Begin(t), [t EXCEPT !.resets = @ \cup {ResetFor(s)}])}

(***************************************************************************)
(* 3.10.7.4, first: check sequence number (Table 6).                       *)
(***************************************************************************)
InWindow(t, n) == t.rcvNxt <= n /\ n < t.rcvNxt + t.rcvWnd

Acceptable(t, s) ==
  IF SegLen(s) = 0
  THEN IF t.rcvWnd = 0 THEN s.seq = t.rcvNxt ELSE InWindow(t, s.seq)
  ELSE InWindow(t, s.seq) \/ InWindow(t, s.seq + SegLen(s) - 1)

(* A FIN that was processed already.                                       *)
RetransmittedFin(t, s) ==
  Has(s, "FIN") /\ FinOf(s) = t.rcvNxt - 1 /\ t.rcvFin # "none"

(* A retransmitted FIN is never acceptable, since RCV.NXT stands beyond    *)
(* it; so the restart of TIME-WAIT, which the RFC states in the fifth and  *)
(* eighth steps, has to happen here.                                       *)
RestartTimeWait(t, s) ==
  IF t.state = "TIME-WAIT" /\ RetransmittedFin(t, s)
  THEN [t EXCEPT !.timeWait = Config.twoMsl] ELSE t

CheckSequenceNumber(w, s) ==
  IF Acceptable(w.tcb, s) THEN {w}
  ELSE IF Has(s, "RST")   THEN {Return(w)}
  ELSE {Return(With(w, OweAck(RestartTimeWait(w.tcb, s))))}

(***************************************************************************)
(* Second: check the RST bit.  In TIME-WAIT both FINs are acknowledged,    *)
(* so the close was a normal one and is told as such; in CLOSING and       *)
(* LAST-ACK it was not, and MUST-12 asks that the user be told, though     *)
(* the RFC's text for these states names no signal.                        *)
(***************************************************************************)
Obey(w) ==
  IF w.tcb.state = "TIME-WAIT" THEN CloseDown(w) ELSE ResetDown(w)

CheckRst(w, s) ==
  IF ~Has(s, "RST") THEN {w}
  ELSE IF s.seq = w.tcb.rcvNxt THEN {Obey(w)}
  ELSE (IF "ChallengeAck" \in Policy
        THEN {Needing(Return(With(w, OweAck(w.tcb))), "ChallengeAck")} ELSE {})
       \cup
       (IF "ResetInWindow" \in Policy
        THEN {Needing(Obey(w), "ResetInWindow")} ELSE {})

(***************************************************************************)
(* Fifth: check the ACK field.                                             *)
(***************************************************************************)
(* SND.UNA advances over what is acknowledged.                             *)
AdvanceUna(t, s) ==
  IF s.ack <= t.sndUna THEN t
  ELSE [t EXCEPT !.sndUna = s.ack,
                 !.sndFin = IF @ = "sent" /\ s.ack > t.sndEnd
                            THEN "acked" ELSE @]

(* The send window is updated, unless by an old segment.                   *)
UpdateWindow(t, s) ==
  IF /\ t.sndUna <= s.ack
     /\ t.sndWl1 < s.seq \/ (t.sndWl1 = s.seq /\ t.sndWl2 <= s.ack)
  THEN [t EXCEPT !.sndWnd = s.wnd, !.sndWl1 = s.seq, !.sndWl2 = s.ack]
  ELSE t

EnterTimeWait(t) ==
  [t EXCEPT !.state = "TIME-WAIT", !.timeWait = Config.twoMsl]

(* "The only thing that can arrive in this state is a retransmission of    *)
(* the remote FIN.  Acknowledge it": which the first step did.  To the     *)
(* letter, any acceptable ACK would be acknowledged.                       *)
AckInTimeWait(w) ==
  {w} \cup (IF "AckInTimeWait" \in Policy
            THEN {Needing(With(w, OweAck(EnterTimeWait(w.tcb))),
                          "AckInTimeWait")}
            ELSE {})

AckByState(w) ==
  LET t == w.tcb IN
  IF t.sndFin = "acked"
  THEN CASE t.state = "FIN-WAIT-1" ->
              {With(w, [t EXCEPT !.state = "FIN-WAIT-2"])}
         [] t.state = "CLOSING"    -> {With(w, EnterTimeWait(t))}
         [] t.state = "LAST-ACK"   -> {CloseDown(w)}
         [] OTHER                  -> {w}
  ELSE {w}

CheckAck(w, s) ==
  IF ~Has(s, "ACK") THEN {Return(w)}
  ELSE IF w.tcb.state = "TIME-WAIT" THEN AckInTimeWait(w)
  ELSE IF s.ack > w.tcb.sndNxt THEN {Return(With(w, OweAck(w.tcb)))}
  ELSE AckByState(With(w, UpdateWindow(AdvanceUna(w.tcb, s), s)))

(***************************************************************************)
(* SHLD-31: a segment that begins beyond RCV.NXT is held for later         *)
(* processing, or dropped.  The RFC says so in the first step; it stands   *)
(* here because the ACK of such a segment counts at once either way.       *)
(***************************************************************************)
HoldOrDrop(w, s) ==
  IF s.seq <= w.tcb.rcvNxt \/ w.tcb.state \notin Receiving \/ SegLen(s) = 0
  THEN {w}
  ELSE (IF "HoldOutOfOrder" \in Policy
        THEN {Needing(w, "HoldOutOfOrder")} ELSE {})
       \cup
       (IF "DropOutOfOrder" \in Policy
        THEN {Needing(Return(With(w, OweAck(w.tcb))), "DropOutOfOrder")}
        ELSE {})

(***************************************************************************)
(* Seventh: process the segment text.  What lies outside the window, or    *)
(* beyond a FIN that is held, is trimmed off.  The right edge of the       *)
(* window stays where it is until a segment offers more (Emit).            *)
(***************************************************************************)
Advance(t, to) == [t EXCEPT !.rcvNxt = to, !.rcvWnd = @ - (to - t.rcvNxt)]

ProcessText(w, s) ==
  LET t    == w.tcb
      from == Max(s.seq, t.rcvNxt)
      edge == Min(FinOf(s), t.rcvNxt + t.rcvWnd)
      to   == IF t.heldFin = {} THEN edge
              ELSE Min(edge, CHOOSE n \in t.heldFin : TRUE)
      new  == Joined(t.held, from, to)
      rest == t.held \ Touching(t.held, from, to)
  IN  IF t.state \notin Receiving \/ from >= to THEN {w}
      ELSE IF from = t.rcvNxt
      THEN {With(w, Advance([t EXCEPT !.held = rest], new[2]))}
      ELSE {With(w, [t EXCEPT !.held = rest \cup {new}])}

(***************************************************************************)
(* Eighth: check the FIN bit.  A FIN beyond a gap waits until the gap is   *)
(* filled.  Two FINs, or text beyond a FIN, no honest peer sends: a FIN    *)
(* that is next counts, one beyond a gap only if nothing contradicts it.   *)
(***************************************************************************)
NoteFin(t, s) ==
  IF /\ Has(s, "FIN") /\ t.state \in Receiving /\ InWindow(t, FinOf(s))
     /\ \/ FinOf(s) = t.rcvNxt
        \/ t.heldFin = {} /\ \A i \in t.held : i[2] <= FinOf(s)
  THEN [t EXCEPT !.heldFin = {FinOf(s)}] ELSE t

(* The FIN is next: RCV.NXT advances over it, and the state changes.  Only *)
(* in these three states is a FIN noted.                                   *)
TakeFin(t) ==
  LET u == [Advance(t, t.rcvNxt + 1) EXCEPT !.held = {}, !.heldFin = {},
                                            !.rcvFin = "arrived"]
  IN  CASE t.state = "ESTABLISHED" -> [u EXCEPT !.state = "CLOSE-WAIT"]
        [] t.state = "FIN-WAIT-1"  -> [u EXCEPT !.state = "CLOSING"]
        [] t.state = "FIN-WAIT-2"  -> EnterTimeWait(u)

(* The gap before n is skipped: what comes after it follows what is here.  *)
Skip(t, n) == [Advance(t, n) EXCEPT !.rcvUsr = n - Unread(t)]

ProcessFin(w, s) ==
  LET t == NoteFin(w.tcb, s)
      skipped == {n \in t.heldFin : n > t.rcvNxt}
  IN  IF t.heldFin = {t.rcvNxt} THEN {With(w, TakeFin(t))}
      ELSE {With(w, t)} \cup
           (IF "EndOnHeldFin" \notin Policy THEN {}
            ELSE {Needing(With(w, TakeFin(Skip(t, n))), "EndOnHeldFin") :
                    n \in skipped})

(***************************************************************************)
(* 3.8.6.3: what advanced RCV.NXT is acknowledged within the delay, and at *)
(* once if an ACK is owed already (SHLD-19, in octets: every second        *)
(* segment) or if it filled a gap (RFC 5681, 4.2); text or a FIN that did  *)
(* not advance it, at once (MAY-13).                                       *)
(***************************************************************************)
Acknowledge(t, w, s) ==
  LET u == w.tcb IN
  IF w.done \/ t.state \notin Receiving \/ SegLen(s) = 0 THEN w
  ELSE IF \/ u.rcvNxt = t.rcvNxt \/ t.ackDue # Off
          \/ t.held # {} \/ t.heldFin # {}
  THEN With(w, OweAck(u))
  ELSE With(w, [u EXCEPT !.ackDue = Config.ackDelay])

(***************************************************************************)
(* 3.10.7 SEGMENT ARRIVES.                                                 *)
(***************************************************************************)
SegmentArrives(t, s) ==
  LET first   == CheckSequenceNumber(Begin(t), s)
      second  == Then(first,   CheckRst, s)
      fifth   == Then(second,  CheckAck, s)
      held    == Then(fifth,   HoldOrDrop, s)
      seventh == Then(held,    ProcessText, s)
      eighth  == Then(seventh, ProcessFin, s)
  IN  IF t.state = "CLOSED" THEN ArrivesClosed(t, s)
      ELSE {Acknowledge(t, w, s) : w \in eighth}

-----------------------------------------------------------------------------
(* 3.10.8 RETRANSMISSION TIMEOUT, and the persist timeout of 3.8.6.1: the  *)
(* front of the queue is owed again; the timeout doubles (RFC 6298, 5.5).  *)
RetransmissionExpires(t) ==
  IF t.state = "CLOSED" THEN {}
  ELSE IF t.rtx # 0 THEN {}
  ELSE LET rto == Min(2 * t.rto, Config.rtoMax)
       IN  {With(Begin(t), [t EXCEPT !.rto = rto, !.rtx = rto,
                                     !.resend = TRUE])}

(* 3.10.8 TIME-WAIT TIMEOUT.                                               *)
TimeWaitExpires(t) ==
  IF t.state = "TIME-WAIT" /\ t.timeWait = 0
  THEN {CloseDown(Begin(t))} ELSE {}

(***************************************************************************)
(* d ticks pass.  Not past a timer that is due, nor past a debt: an        *)
(* endpoint that owes something now has to pay before time goes on.        *)
(***************************************************************************)
Lasts(timer, d)   == timer = Off \/ timer >= d
Run(timer, d)     == IF timer = Off THEN Off ELSE timer - d

TimePasses(t, d) ==
  IF t.resets # {} THEN {}
  ELSE IF t.state = "CLOSED" THEN {Begin(t)}
  ELSE IF /\ ~t.resend
          /\ Lasts(t.ackDue, d) /\ Lasts(t.rtx, d) /\ Lasts(t.timeWait, d)
  THEN {With(Begin(t), [t EXCEPT !.ackDue = Run(@, d), !.rtx = Run(@, d),
                                 !.timeWait = Run(@, d)])}
  ELSE {}

-----------------------------------------------------------------------------
(***************************************************************************)
(* The endpoint sends s.  Everything but a reset acknowledges RCV.NXT and  *)
(* offers a window that fits the buffer and whose right edge does not move *)
(* left (3.8.6).                                                           *)
(***************************************************************************)
WellFormed(t, s) ==
  /\ s.ack = t.rcvNxt
  /\ Has(s, "ACK") /\ ~Has(s, "RST")
  /\ t.rcvWnd <= s.wnd /\ s.wnd <= Max(t.rcvWnd, Config.rcvBuf - Unread(t))

(* Text that the user wrote, and the FIN just behind all of it.            *)
Queued(t, s) ==
  /\ SegLen(s) > 0
  /\ FinOf(s) <= t.sndEnd
  /\ Has(s, "FIN") => FinOf(s) = t.sndEnd /\ t.sndFin \in {"queued", "sent"}

(* An ACK that is owed, or one that moves the window's right edge.         *)
PureAck(t, s) ==
  SegLen(s) = 0 /\ s.seq = t.sndNxt /\ (t.ackDue # Off \/ s.wnd > t.rcvWnd)

(* Text or a FIN that was not sent before, within the peer's window.       *)
NewText(t, s) ==
  Queued(t, s) /\ s.seq = t.sndNxt /\ s.seq + SegLen(s) <= t.sndUna + t.sndWnd

(* The front of the retransmission queue, which may be repacketized with   *)
(* more that fits the window (3.8.1); or, with nothing in flight, a probe  *)
(* of the closed window: one octet of text, or the FIN (MUST-36).          *)
Again(t, s) ==
  /\ t.resend /\ Queued(t, s) /\ s.seq = t.sndUna
  /\ IF InFlight(t)
     THEN s.seq + SegLen(s) <= Max(t.sndNxt, t.sndUna + t.sndWnd)
     ELSE SegLen(s) = 1

(* 3.10.7.4 gives the reply that is owed the form <SEQ=SND.NXT>.  So a     *)
(* retransmission does not pay it, though it carries an ACK: it may not    *)
(* be acceptable where it arrives, and its ACK would be dropped with it.   *)
PaysAck(t, s) == s.seq = t.sndNxt

Sent(t, s) ==
  LET u == [t EXCEPT !.sndNxt = Max(@, s.seq + SegLen(s)),
                     !.rcvWnd = s.wnd,
                     !.ackDue = IF PaysAck(t, s) THEN Off ELSE @,
                     !.resend = @ /\ ~Again(t, s)]
  IN  IF ~Has(s, "FIN") THEN u
      ELSE [u EXCEPT !.sndFin = "sent",
                     !.state  = IF @ = "CLOSE-WAIT" THEN "LAST-ACK" ELSE @]

(* The deviation that many senders share: any segment pays.                *)
SentAndPaid(t, s) == [Sent(t, s) EXCEPT !.ackDue = Off]

SegmentLeaves(t, s) ==
  IF s \in t.resets THEN {With(Begin(t), [t EXCEPT !.resets = @ \ {s}])}
  ELSE IF t.state = "CLOSED" THEN {}
  ELSE IF /\ WellFormed(t, s)
          /\ PureAck(t, s) \/ NewText(t, s) \/ Again(t, s)
  THEN {With(Begin(t), Sent(t, s))} \cup
       (IF "RetransmissionPaysAck" \in Policy /\ ~PaysAck(t, s)
        THEN {Needing(With(Begin(t), SentAndPaid(t, s)),
                      "RetransmissionPaysAck")} ELSE {})
  ELSE {}

-----------------------------------------------------------------------------
(* The relation.                                                           *)
Effects(t, ev) ==
  CASE ev.type = "Send"              -> SendCall(t, ev.len)
    [] ev.type = "Receive"           -> ReceiveCall(t, ev.len)
    [] ev.type = "Close"             -> CloseCall(t)
    [] ev.type = "Abort"             -> AbortCall(t)
    [] ev.type = "Arrive"            -> SegmentArrives(t, ev.segment)
    [] ev.type = "Emit"              -> SegmentLeaves(t, ev.segment)
    [] ev.type = "RetransmitTimeout" -> RetransmissionExpires(t)
    [] ev.type = "TimeWaitTimeout"   -> TimeWaitExpires(t)
    [] ev.type = "Tick"              -> TimePasses(t, ev.ticks)

Outcomes(t, ev) ==
  {[tcb |-> w.tcb, tells |-> w.tells, needs |-> w.needs] :
     w \in Timers(t, Effects(t, ev))}

=============================================================================
