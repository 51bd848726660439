------------------------------ MODULE Arrival -------------------------------
(***************************************************************************)
(* RFC 9293, 3.10.7.4: a segment s arrives in SYN-RECEIVED or a            *)
(* synchronized state.  Of the eight steps the third (security) and the    *)
(* sixth (urgent pointer) are not here.                                    *)
(***************************************************************************)
EXTENDS Outcome

(* @rfc 3.6.1/linger                                                       *)
EnterTimeWait(t) ==
  [t EXCEPT !.state = "TIME-WAIT", !.timeWait = Config.twoMsl]

InWindow(t, n) == t.rcvNxt <= n /\ n < t.rcvNxt + t.rcvWnd

-----------------------------------------------------------------------------
(***************************************************************************)
(* Before the first step, which would refuse it: a SYN may open the        *)
(* connection anew from TIME-WAIT (3.6.1, MAY-2), with an ISS above all    *)
(* numbers of the old connection, and returns to TIME-WAIT if the SYN      *)
(* proves to be old.  Not one that can be seen to be old, nor over text    *)
(* that the user has not read.                                             *)
(***************************************************************************)
(* @rfc 3.6.1/reopen-iss 3.6.1/reopen-returns                              *)
Reopened(t, s) ==
  [SynReceived(t.sndNxt + Config.issStep, s, Config.rcvBuf,
               Config.rtoInitial, {[t EXCEPT !.resets = {}]})
     EXCEPT !.resets = t.resets]

(* @rfc 3.6.1/reopen                                                       *)
Reopen(w, s) ==
  LET t   == w.tcb
      new == Return(With(w, Reopened(t, s)))
  IN  IF \/ t.state # "TIME-WAIT" \/ ~Has(s, "SYN") \/ UnreadLen(t) > 0
         \/ s.ctl \cap {"ACK", "RST"} # {}
      THEN {w}
      ELSE {w} \cup
           (IF s.seq > t.rcvNxt THEN Admitted("ReopenTimeWait", {new})
            ELSE Admitted("ReopenByAnySyn", {new}))
           \cup Admitted("SynFinEndsTimeWait",
                         IF Has(s, "FIN") /\ s.seq > t.rcvNxt
                         THEN {CloseDown(w)} ELSE {})

(* Whatever acknowledges anything restarts TIME-WAIT, and nobody is told.  *)
Restart(w, s) ==
  {w} \cup Admitted("RestartByAnyAck",
                    IF /\ w.tcb.state = "TIME-WAIT"
                       /\ Has(s, "ACK") /\ ~Has(s, "RST")
                    THEN {With(w, EnterTimeWait(w.tcb))} ELSE {})

(* The connection is refused in SYN-RECEIVED: it returns to where it came  *)
(* from, TIME-WAIT afresh, or is given up where the user opened it, or has *)
(* called CLOSE: for that call would be forgotten.                         *)
(* @rfc 3.6.1/reopen-returns 3.5.3/syn-received-passive                    *)
(* @rfc 3.5.3/syn-received-active 3.10.7.4/second-syn-received-passive     *)
(* @rfc 3.10.7.4/second-syn-received-active 3.10.7.4/fourth-syn-received   *)
Refuse(w) ==
  LET t    == w.tcb
      back == CHOOSE b \in t.back : TRUE
      old  == IF back.state = "TIME-WAIT" THEN EnterTimeWait(back) ELSE back
      Back == Return(With(w, [old EXCEPT !.resets = t.resets]))
  IN  IF t.back = {} THEN {AbortDown(w, "refused")}
      ELSE IF t.sndFin = "none" \/ back.state = "TIME-WAIT" THEN {Back}
      ELSE {AbortDown(w, "closing")} \cup Admitted("ForgetClose", {Back})

-----------------------------------------------------------------------------
(***************************************************************************)
(* First: check sequence number (Table 6).                                 *)
(***************************************************************************)
(* @rfc 3.10.7.4/first-acceptable 3.5.3/in-window                          *)
(* @rfc 3.10.7.4/first-zero-window                                         *)
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
(* @rfc 3.10.7.4/fifth-time-wait 3.10.7.4/eighth-time-wait                 *)
RestartTimeWait(t, s) ==
  IF t.state = "TIME-WAIT" /\ RetransmittedFin(t, s)
  THEN [t EXCEPT !.timeWait = Config.twoMsl] ELSE t

(* "If the RCV.WND is zero, no segments will be acceptable, but special    *)
(* allowance should be made to accept valid ACKs": one that comes with     *)
(* what is next.  The text is dropped, and an ACK owed, all the same.      *)
(* @rfc 3.10.7.4/first-zero-window A.2/lost-acks                           *)
OnlyTheWindow(t, s) ==
  /\ t.rcvWnd = 0 /\ s.seq = t.rcvNxt /\ ~Has(s, "SYN")
  /\ Has(s, "ACK") /\ t.state # "TIME-WAIT"

-----------------------------------------------------------------------------
(***************************************************************************)
(* Second: check the RST bit.  In TIME-WAIT both FINs are acknowledged,    *)
(* so the close was a normal one and is told as such; in CLOSING and       *)
(* LAST-ACK it was not, and MUST-12 asks that the user be told, though     *)
(* the RFC's text for these states names no signal.                        *)
(***************************************************************************)
(* @rfc 3.10.7.4/second-open 3.10.7.4/second-closing 3.5.3/other-states    *)
(* @rfc 3.6/told-how                                                       *)
Obey(w) ==
  CASE w.tcb.state = "TIME-WAIT"    ->
         Admitted("ResetEndsTimeWait", {CloseDown(w)})
         \cup Admitted("IgnoreResetInTimeWait", {Return(w)})
    [] w.tcb.state = "SYN-RECEIVED" -> Refuse(w)
    [] OTHER                        -> {AbortDown(w, "reset")}

(* @rfc 3.10.7.4/second-exact 3.10.7.4/second-challenge                    *)
(* @rfc 3.10.7.4/second-challenge-stops 3.5.3/validated-first              *)
(* @rfc 3.5.3/rst-with-text                                                *)
CheckRst(w, s) ==
  IF ~Has(s, "RST") THEN {w}
  ELSE IF s.seq = w.tcb.rcvNxt THEN Obey(w)
  ELSE Admitted("ChallengeAck", Challenged(w))
       \cup Admitted("ResetInWindow", Obey(w))
       \cup Admitted("ResetInWindowIgnoredInTimeWait",
                     IF w.tcb.state = "TIME-WAIT" THEN {Return(w)} ELSE {})

-----------------------------------------------------------------------------
(***************************************************************************)
(* Fourth: check the SYN bit.  A connection that came from LISTEN (or, by  *)
(* MAY-2, from TIME-WAIT) returns there.  In the other states the SYN is   *)
(* challenged (RFC 5961), or resets the connection (RFC 793).              *)
(***************************************************************************)
(* @rfc 3.10.7.4/fourth-in-window                                          *)
ResetBySyn(w, s) ==
  LET reset == IF Has(s, "ACK") THEN ResetAt(s.ack)
               ELSE [ResetAt(0) EXCEPT !.ack = s.seq + SegLen(s),
                                       !.ctl = {"RST", "ACK"}]
      down  == AbortDown(w, "reset")
  IN  With(down, OweReset(down.tcb, reset))

(* @rfc 3.10.7.4/fourth-challenge 3.10.7.4/fourth-challenge-stops          *)
(* @rfc 3.10.7.4/fourth-syn-received                                       *)
CheckSyn(w, s) ==
  IF ~Has(s, "SYN") THEN {w}
  ELSE IF w.tcb.state = "SYN-RECEIVED" /\ w.tcb.back # {} THEN Refuse(w)
  ELSE Admitted("ChallengeSyn", Challenged(w))
       \cup Admitted("ResetOnSyn", {ResetBySyn(w, s)})

-----------------------------------------------------------------------------
(***************************************************************************)
(* Fifth: check the ACK field.                                             *)
(***************************************************************************)
(* SND.UNA advances over what is acknowledged; the SYN is first of all.    *)
(* @rfc 3.10.7.4/fifth-new 3.10.7.4/fifth-duplicate                        *)
AdvanceUna(t, s) ==
  IF s.ack <= t.sndUna THEN t
  ELSE [t EXCEPT !.sndUna = s.ack, !.sndSyn = "acked",
                 !.sndFin = IF @ = "sent" /\ s.ack > t.sndEnd
                            THEN "acked" ELSE @]

(* The send window is updated, unless by an old segment.                   *)
SetWindow(t, s) ==
  [t EXCEPT !.sndWnd = s.wnd, !.sndWl1 = s.seq, !.sndWl2 = s.ack,
            !.sndMax = Max(@, s.wnd)]

(* @rfc 3.10.7.4/fifth-window 3.10.7.4/fifth-window-old                    *)
UpdateWindow(t, s) ==
  IF /\ t.sndUna <= s.ack
     /\ t.sndWl1 < s.seq \/ (t.sndWl1 = s.seq /\ t.sndWl2 <= s.ack)
  THEN SetWindow(t, s) ELSE t

(* MUST-37: while the peer answers the probes of its closed window, the    *)
(* connection stays open.                                                  *)
(* @rfc 3.8.6.1/stays-open                                                 *)
KeepOpen(t) ==
  IF t.sndWnd = 0 /\ t.userTimer # Off
  THEN [t EXCEPT !.userTimer = Config.userTimeout] ELSE t

(* SYN-RECEIVED: our SYN is acknowledged, and a CLOSE that was queued is   *)
(* due.  The user of an old connection, if there was one, learns that it   *)
(* is gone.  Any other ACK is reset (3.5.2, group 2).                      *)
(* @rfc 3.10.7.4/fifth-syn-received 3.10.4/syn-received-queued             *)
Complete(w, s) ==
  LET t   == w.tcb
      u   == [SetWindow(AdvanceUna(t, s), s) EXCEPT
                !.state = IF t.sndFin = "queued" THEN "FIN-WAIT-1"
                          ELSE "ESTABLISHED",
                !.back  = {}]
      old == {b \in t.back : b.state = "TIME-WAIT"}
  IN  [With(w, u) EXCEPT !.tells = IF old = {} THEN @ ELSE Tell("closed")]

(* @rfc 3.10.7.4/fifth-syn-received-bad 3.5.2/unsynchronized-ack           *)
(* @rfc 3.5.2/unsynchronized-form                                          *)
AckInSynReceived(w, s) ==
  IF w.tcb.sndUna < s.ack /\ s.ack <= w.tcb.sndNxt THEN {Complete(w, s)}
  ELSE {Return(With(w, OweReset(w.tcb, ResetAt(s.ack))))}

(* "The only thing that can arrive in this state is a retransmission of    *)
(* the remote FIN.  Acknowledge it": which the first step did.  To the     *)
(* letter, any acceptable ACK would be acknowledged.                       *)
(* @rfc 3.10.7.4/fifth-time-wait                                           *)
AckInTimeWait(w) ==
  {w} \cup Admitted("AckInTimeWait",
                    {With(w, OweAck(EnterTimeWait(w.tcb)))})

(* @rfc 3.10.7.4/fifth-fin-wait-1 3.10.7.4/fifth-fin-wait-2                *)
(* @rfc 3.10.7.4/fifth-close-wait 3.10.7.4/fifth-closing                   *)
(* @rfc 3.10.7.4/fifth-closing-otherwise 3.10.7.4/fifth-last-ack           *)
(* @rfc 3.6/deleted-on-ack 3.6/both-delete                                 *)
AckByState(w) ==
  LET t == w.tcb IN
  IF t.sndFin = "acked"
  THEN CASE t.state = "FIN-WAIT-1" ->
              {With(w, [t EXCEPT !.state = "FIN-WAIT-2"])}
         [] t.state = "CLOSING"    -> {With(w, EnterTimeWait(t))}
         [] t.state = "LAST-ACK"   -> {CloseDown(w)}
         [] OTHER                  -> {w}
  ELSE {w}

(* The ACK is not looked at.                                               *)
Unheeded(w) ==
  Admitted("LooseFinWait2",
           IF w.tcb.state = "FIN-WAIT-2" /\ w.tcb.detached THEN {w} ELSE {})

(* The states but SYN-RECEIVED and TIME-WAIT.                              *)
(* @rfc 3.10.7.4/fifth-unsent 3.5.2/synchronized-ack                       *)
(* @rfc 3.10.7.4/fifth-injection 3.10.7.4/fifth-injection-answered         *)
(* @rfc 3.5.2/only-if-clear                                                *)
AckSynchronized(w, s) ==
  LET t    == w.tcb
      old  == s.ack < t.sndUna - t.sndMax
      owed == Replied(w, t, s)
      on   == AckByState(With(w, KeepOpen(UpdateWindow(AdvanceUna(t, s), s))))
  IN  IF s.ack > t.sndNxt THEN owed \cup Unheeded(w)
      ELSE IF ~old THEN on
      ELSE Admitted("CheckAckRange", owed) \cup Admitted("IgnoreOldAck", on)

(* @rfc 3.10.7.4/fifth-no-ack                                              *)
CheckAck(w, s) ==
  IF ~Has(s, "ACK") THEN {Return(w)}
  ELSE CASE w.tcb.state = "SYN-RECEIVED" -> AckInSynReceived(w, s)
         [] w.tcb.state = "TIME-WAIT"    -> AckInTimeWait(w)
         [] OTHER                        -> AckSynchronized(w, s)

(* What the first step lets pass where stacks stretch it: at the right     *)
(* edge of the window, and on either side of RCV.NXT.  The old segment's   *)
(* FIN, if it has one, and text were processed before; but for the states  *)
(* that its ACK ends, it is answered as it would be.                       *)
Stretched(w, s) ==
  LET t     == w.tcb
      old   == /\ SegLen(s) > 0 /\ s.seq + SegLen(s) <= t.rcvNxt
               /\ Has(s, "ACK") /\ s.ctl \cap {"SYN", "RST"} = {}
               /\ t.state \notin {"SYN-RECEIVED", "TIME-WAIT"}
      Owed(x) == IF x.tcb.state \in {"TIME-WAIT", "CLOSED"} THEN x
                 ELSE With(x, OweAck(x.tcb))
  IN  Admitted("RightEdgeInside",
               IF t.rcvWnd > 0 /\ s.seq = t.rcvNxt + t.rcvWnd THEN {w}
               ELSE {})
      \cup Admitted("ResetAtRcvNxtMinusOne",
               IF /\ Has(s, "RST") /\ s.seq = t.rcvNxt - 1
                  /\ t.state \in {"CLOSE-WAIT", "CLOSING", "LAST-ACK"}
               THEN Obey(w) ELSE {})
      \cup Admitted("AckOfOldSegment",
               IF old THEN {Return(Owed(x)) : x \in AckSynchronized(w, s)}
               ELSE {})

(* The first step, which for a closed window looks ahead to the fifth.     *)
(* @rfc 3.10.7.4/first-answered 3.10.7.4/first-dropped                     *)
(* @rfc 3.10.7.4/second-outside 3.5.2/synchronized-ack                     *)
(* @rfc 3.5.3/validated-first 3.8.6.1/zero-window-acks 3.5.2/only-if-clear *)
(* @rfc 3.10.7.4/first-zero-window                                         *)
CheckSequenceNumber(w, s) ==
  LET owed == Replied(w, RestartTimeWait(w.tcb, s), s)
      Owing(x) == IF Whole(x.tcb) THEN With(x, OweAck(x.tcb)) ELSE x
  IN  IF Acceptable(w.tcb, s) THEN {w}
      ELSE Stretched(w, s) \cup
           IF Has(s, "RST") THEN {Return(w)}
           ELSE IF ~OnlyTheWindow(w.tcb, s) THEN owed
           ELSE Admitted("AckAtZeroWindow",
                         {Return(Owing(x)) : x \in CheckAck(w, s)})
                \cup Admitted("DropAtZeroWindow", owed)

-----------------------------------------------------------------------------
(***************************************************************************)
(* SHLD-31: a segment that begins beyond RCV.NXT is held for later         *)
(* processing, or dropped.  The RFC says so in the first step; it stands   *)
(* here because the ACK of such a segment counts at once either way.       *)
(***************************************************************************)
(* @rfc 3.10.7.4/first-held                                                *)
HoldOrDrop(w, s) ==
  IF s.seq <= w.tcb.rcvNxt \/ w.tcb.state \notin Receiving \/ SegLen(s) = 0
  THEN {w}
  ELSE Admitted("HoldOutOfOrder", {w}) \cup
       Admitted("DropOutOfOrder", {Return(With(w, OweAck(w.tcb)))})

(***************************************************************************)
(* Seventh: process the segment text.  What lies outside the window, or    *)
(* beyond a FIN that is held, is trimmed off.  The right edge of the       *)
(* window stays where it is until a segment offers more (Emission).        *)
(***************************************************************************)
(* @rfc 3.10.7.4/seventh-rcv-nxt 3.10.7.4/seventh-right-edge               *)
Advance(t, to) == [t EXCEPT !.rcvNxt = to, !.rcvWnd = @ - (to - t.rcvNxt)]

Store(t, from, to) ==
  LET new  == Joined(t.held, from, to)
      rest == t.held \ Touching(t.held, from, to)
  IN  IF from = t.rcvNxt THEN Advance([t EXCEPT !.held = rest], new[2])
      ELSE [t EXCEPT !.held = rest \cup {new}]

(* 3.6.1, SHLD-3: new text for a user that has gone is lost, and the peer  *)
(* learns of it by a RST; or it is thrown away.                            *)
(* @rfc 3.6.1/data-after-close                                             *)
ResetBy(w, s) ==
  LET down == AbortDown(w, "aborted")
  IN  With(down, OweReset(down.tcb, ResetAt(s.ack)))

Discard(w, s, from, to) ==
  LET u    == Store(w.tcb, from, to)
      drop == With(w, [u EXCEPT !.rcvUsr = u.rcvNxt])
  IN  Admitted("ResetLostData", {ResetBy(w, s)})
      \cup Admitted("DropLostData", {drop})

(* Up to `edge', a FIN that waits on the way forgotten.                    *)
Overrun(w, from, edge) ==
  LET t == w.tcb IN
  IF /\ t.state \in Receiving /\ ~t.detached /\ from < edge
     /\ \E n \in t.heldFin : n < edge
  THEN {With(w, Store([t EXCEPT !.heldFin = {}], from, edge))} ELSE {}

(* @rfc 3.10.7.4/first-in-order 3.10.7.4/first-trimmed                     *)
(* @rfc 3.10.7.4/first-queue-then-ack 3.10.7.4/seventh-delivered           *)
(* @rfc 3.10.7.4/seventh-after-fin                                         *)
ProcessText(w, s) ==
  LET t    == w.tcb
      from == Max(TextOf(s), t.rcvNxt)
      edge == Min(FinOf(s), t.rcvNxt + t.rcvWnd)
      to   == IF t.heldFin = {} THEN edge
              ELSE Min(edge, CHOOSE n \in t.heldFin : TRUE)
  IN  Admitted("TextBeyondFin", Overrun(w, from, edge)) \cup
      IF t.state \notin Receiving \/ from >= to THEN {w}
      ELSE IF t.detached THEN Discard(w, s, from, to)
      ELSE {With(w, Store(t, from, to))}

(***************************************************************************)
(* Eighth: check the FIN bit.  A FIN beyond a gap waits until the gap is   *)
(* filled.  Two FINs, or text beyond a FIN, no honest peer sends: a FIN    *)
(* that is next counts, one beyond a gap only if nothing contradicts it.   *)
(***************************************************************************)
(* @rfc 3.10.7.4/first-held 3.10.7.4/eighth-remain                         *)
NoteFin(t, s) ==
  IF /\ Has(s, "FIN") /\ t.state \in Receiving /\ InWindow(t, FinOf(s))
     /\ \/ FinOf(s) = t.rcvNxt
        \/ t.heldFin = {} /\ \A i \in t.held : i[2] <= FinOf(s)
  THEN [t EXCEPT !.heldFin = {FinOf(s)}] ELSE t

(* The FIN is next: RCV.NXT advances over it, and the state changes.  Only *)
(* in these three states is a FIN noted.                                   *)
(* @rfc 3.10.7.4/eighth-advanced 3.10.7.4/eighth-established               *)
(* @rfc 3.10.7.4/eighth-fin-wait-1 3.10.7.4/eighth-fin-wait-1-acked        *)
(* @rfc 3.10.7.4/eighth-fin-wait-2 3.6/peer-closes                         *)
(* @rfc 3.10.7.4/eighth-syn-received                                       *)
TakeFin(t) ==
  LET u == [Advance(t, t.rcvNxt + 1) EXCEPT !.held = {}, !.heldFin = {},
                                            !.rcvFin = "arrived"]
  IN  CASE t.state = "ESTABLISHED" -> [u EXCEPT !.state = "CLOSE-WAIT"]
        [] t.state = "FIN-WAIT-1"  -> [u EXCEPT !.state = "CLOSING"]
        [] t.state = "FIN-WAIT-2"  -> EnterTimeWait(u)

(* The gap before n is skipped: what comes after it follows what is here.  *)
Skip(t, n) == [Advance(t, n) EXCEPT !.rcvUsr = n - UnreadLen(t)]

ProcessFin(w, s) ==
  LET t == NoteFin(w.tcb, s)
      skipped == {n \in t.heldFin : n > t.rcvNxt}
  IN  IF t.heldFin = {t.rcvNxt} THEN {With(w, TakeFin(t))}
      ELSE {With(w, t)} \cup
           Admitted("EndOnHeldFin",
                    {With(w, TakeFin(Skip(t, n))) : n \in skipped}) \cup
           Admitted("ResetOnLateFin",
                    IF t.detached /\ Has(s, "FIN") /\ skipped # {}
                    THEN {ResetBy(w, s)} ELSE {})

(***************************************************************************)
(* 3.8.6.3: what advanced RCV.NXT is acknowledged within the delay, and at *)
(* once if an ACK is owed already (SHLD-19, in octets: every second        *)
(* segment) or if it filled a gap (RFC 5681, 4.2); text or a FIN that did  *)
(* not advance it, at once (MAY-13).                                       *)
(***************************************************************************)
(* @rfc 3.10.7.4/first-aggregated 3.10.7.4/first-queue-then-ack            *)
(* @rfc 3.10.7.4/seventh-acked 3.10.7.4/seventh-gap-ack                    *)
(* @rfc 3.10.3/acknowledged 3.6/peer-fin-acked 3.6/both-close              *)
Acknowledge(t, w, s) ==
  LET u == w.tcb IN
  IF \/ w.done \/ t.state \notin Receiving \cup {"SYN-RECEIVED"}
     \/ SegLen(s) = 0
  THEN w
  ELSE IF \/ u.rcvNxt = t.rcvNxt \/ t.ackDue # Off
          \/ t.held # {} \/ t.heldFin # {}
  THEN With(w, OweAck(u))
  ELSE With(w, [u EXCEPT !.ackDue = Config.ackDelay])

-----------------------------------------------------------------------------
(* The steps in the RFC's order.                                           *)
ArrivesOther(t, s) ==
  LET before  == Reopen(Begin(t), s)
      restart == Then(before,  Restart, s)
      first   == Then(restart, CheckSequenceNumber, s)
      second  == Then(first,   CheckRst, s)
      fourth  == Then(second,  CheckSyn, s)
      fifth   == Then(fourth,  CheckAck, s)
      held    == Then(fifth,   HoldOrDrop, s)
      seventh == Then(held,    ProcessText, s)
      eighth  == Then(seventh, ProcessFin, s)
  IN  {Acknowledge(t, w, s) : w \in eighth}
=============================================================================
