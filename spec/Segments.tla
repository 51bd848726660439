------------------------------ MODULE Segments ------------------------------
(***************************************************************************)
(* What one segment can do to a connection, whoever sent it: honest, old   *)
(* or forged; and what an endpoint may send.  These are consequences of    *)
(* RFC 9293, 3.10.7, each stated by itself and, where Arrival reckons with *)
(* intervals, in sets of sequence numbers.  They are asked in each state   *)
(* of a model, of all segments near the edges of the windows, in flight or *)
(* not.                                                                    *)
(*                                                                         *)
(* Excludes numbers further away, and more than Longest octets; runs of    *)
(* the Java endpoint have both.                                            *)
(***************************************************************************)
EXTENDS Answers

Longest == 2

-----------------------------------------------------------------------------
(* The numbers around both edges of the receive window, those just beyond  *)
(* what is held, and those around what was sent and may be acknowledged.   *)
SeqsNear(t) ==
  (t.rcvNxt - 2)..(t.rcvNxt + 1) \cup {i[2] : i \in t.held} \cup
  (t.rcvNxt + t.rcvWnd - 1)..(t.rcvNxt + t.rcvWnd)

AcksNear(t) ==
  {t.sndUna - t.sndMax - 1, t.sndUna - t.sndMax} \cup
  (t.sndUna - 1)..(t.sndNxt + 1)

Some(seqs, acks, lens, wnds, ctls) ==
  [seq : seqs, ack : acks, len : lens, wnd : wnds, ctl : ctls]

ResetsNear(t) ==
  Some(SeqsNear(t), {t.sndNxt}, {0}, {0}, {{"RST"}, {"RST", "ACK"}})

SynsNear(t) ==
  Some(SeqsNear(t), {t.sndNxt}, {0}, {1}, {{"SYN"}, {"SYN", "ACK"}})

TextNear(t) ==
  Some(SeqsNear(t), {t.sndUna}, 0..Longest, {t.sndWnd},
       {{}, {"ACK"}, {"FIN"}, {"ACK", "FIN"}})

AcksOnlyNear(t) ==
  Some((t.rcvNxt - 1)..(t.rcvNxt + 1), AcksNear(t), {0, 1},
       {t.sndWnd, t.sndWnd + 1}, {{"ACK"}})

Near(t) ==
  ResetsNear(t) \cup SynsNear(t) \cup TextNear(t) \cup AcksOnlyNear(t)

Synchronized == States \ (Partial \cup {"SYN-RECEIVED"})

Arriving(t, seg) ==
  Under(Permitted)!Outcomes(t, [type |-> "Arrive", segment |-> seg])
Emitting(t, seg) ==
  Under(Permitted)!Outcomes(t, [type |-> "Emit", segment |-> seg])

(* The block is as it was, but for an ACK owed at once.                    *)
OnlyOwes(t, o) == Untouched([t EXCEPT !.ackDue = 0], o)

-----------------------------------------------------------------------------
(* Where a segment stands: at the first and the last number that it        *)
(* occupies, or at SEG.SEQ.  The numbers that its receiver is ready for.   *)
Ends(seg) == {seg.seq, seg.seq + Max(1, SegLen(seg)) - 1}
Ready(t)  == t.rcvNxt..(t.rcvNxt + t.rcvWnd - 1)

(* Beside the window (Table 6).  At a closed window, RCV.NXT is not.       *)
Beside(t, seg) ==
  IF t.rcvWnd = 0 THEN seg.seq # t.rcvNxt ELSE Ends(seg) \cap Ready(t) = {}

(* A SYN that may open the connection anew (MAY-2).                        *)
Reopening(t, seg) == t.state = "TIME-WAIT" /\ seg.ctl = {"SYN"}

(* What is beside the window does nothing, but it is answered, unless it   *)
(* is a reset; the peer's FIN, again, restarts TIME-WAIT.                  *)
(* @rfc 3.10.7.4/first-acceptable 3.10.7.4/first-answered                  *)
(* @rfc 3.10.7.4/second-outside 3.5.3/in-window 3.10.7.4/eighth-time-wait  *)
BesideWindowInv ==
  \A t \in Blocks(States \ Partial) :
    \A seg \in {x \in Near(t) : Beside(t, x) /\ ~Reopening(t, x)} :
      \A o \in Arriving(t, seg) :
        IF Has(seg, "RST") THEN Untouched(t, o)
        ELSE IF /\ t.state = "TIME-WAIT" /\ Has(seg, "FIN")
                /\ FinOf(seg) = t.rcvNxt - 1
        THEN OnlyOwes([t EXCEPT !.timeWait = Config.twoMsl], o)
        ELSE OnlyOwes(t, o)

(* At a closed window nothing is taken but, by special allowance, the ACK. *)
(* @rfc 3.10.7.4/first-zero-window                                         *)
ClosedWindowInv ==
  \A t \in {x \in Blocks(Receiving) : x.rcvWnd = 0} :
    \A seg \in {x \in TextNear(t) \cup AcksOnlyNear(t) :
                  ~Beside(t, x) /\ SegLen(x) > 0} :
      \A o \in Arriving(t, seg) :
        /\ o.tcb.rcvNxt = t.rcvNxt /\ o.tcb.held = t.held
        /\ o.tcb.ackDue = 0 /\ o.tells = <<>>
        /\ "DropAtZeroWindow" \in o.needs => OnlyOwes(t, o)
        /\ "AckAtZeroWindow" \in o.needs =>
             o.tcb.sndUna = IF Has(seg, "ACK") /\ seg.ack \in t.sndUna..t.sndNxt
                            THEN seg.ack ELSE t.sndUna

(* A reset in the window ends the connection if it stands at RCV.NXT; any  *)
(* other is challenged, or as RFC 793 had it obeyed.                       *)
(* @rfc 3.10.7.4/second-exact 3.10.7.4/second-challenge                    *)
(* @rfc 3.10.7.4/second-open 3.10.7.4/second-closing 3.5.3/other-states    *)
ResetInv ==
  \A t \in Blocks(Synchronized) :
    \A seg \in {x \in ResetsNear(t) : ~Beside(t, x)} :
      \A o \in Arriving(t, seg) :
        IF "ChallengeAck" \in o.needs
        THEN seg.seq # t.rcvNxt /\ OnlyOwes(t, o)
        ELSE /\ seg.seq = t.rcvNxt \/ "ResetInWindow" \in o.needs
             /\ IF "IgnoreResetInTimeWait" \in o.needs
                THEN t.state = "TIME-WAIT" /\ Untouched(t, o)
                ELSE /\ o.tcb.state = "CLOSED" /\ o.tcb.resets = t.resets
                     /\ o.tells = Tell(IF t.state = "TIME-WAIT"
                                       THEN "closed" ELSE "reset")

(* A reset that answers a segment, with numbers that its sender accepts    *)
(* (3.5.2).                                                                *)
Answers(r, seg) ==
  IF Has(seg, "ACK") THEN r.ctl = {"RST"} /\ r.seq = seg.ack
  ELSE r.ctl = {"RST", "ACK"} /\ r.seq = 0 /\ r.ack = seg.seq + SegLen(seg)

(* A SYN in the window is challenged, or as RFC 793 had it answered by a   *)
(* reset.                                                                  *)
(* @rfc 3.10.7.4/fourth-challenge 3.10.7.4/fourth-in-window                *)
SynInv ==
  \A t \in Blocks(Synchronized) :
    \A seg \in {x \in SynsNear(t) :
                  ~Beside(t, x) /\ ~Reopening(t, x) /\ t.rcvWnd > 0} :
      \A o \in Arriving(t, seg) :
        \/ "ChallengeSyn" \in o.needs /\ OnlyOwes(t, o)
        \/ /\ "ResetOnSyn" \in o.needs
           /\ o.tcb.state = "CLOSED" /\ o.tells = Tell("reset")
           /\ \A r \in o.tcb.resets \ t.resets : Answers(r, seg)
           /\ o.tcb.resets # t.resets

(* A SYN above RCV.NXT may open a connection anew from TIME-WAIT, with a   *)
(* number above all that were sent; no other may.                          *)
(* @rfc 3.6.1/reopen 3.6.1/reopen-iss                                      *)
ReopenInv ==
  \A t \in Blocks({"TIME-WAIT"}) :
    \A seg \in {x \in SynsNear(t) : Reopening(t, x)} :
      \A o \in Arriving(t, seg) :
        o.tcb.state = "SYN-RECEIVED" =>
          /\ "ReopenTimeWait" \in o.needs /\ seg.seq > t.rcvNxt
          /\ UnreadLen(t) = 0 /\ o.tcb.sndUna >= t.sndNxt
          /\ o.tcb.rcvNxt = seg.seq + 1 /\ o.tcb.rcvWnd = Config.rcvBuf
          /\ o.tcb.back = {[t EXCEPT !.resets = {}]}
          /\ o.tcb.resets = t.resets

-----------------------------------------------------------------------------
(* Without an ACK nothing is taken.                                        *)
(* @rfc 3.10.7.4/fifth-no-ack                                              *)
NoAckInv ==
  \A t \in {x \in Blocks(States \ Partial) : x.rcvWnd > 0} :
    \A seg \in {x \in TextNear(t) : ~Beside(t, x) /\ ~Has(x, "ACK")} :
      \A o \in Arriving(t, seg) : Untouched(t, o)

(* Is the window that a segment offers newer than that of the last?        *)
Newer(t, seg) ==
  /\ t.sndUna <= seg.ack
  /\ t.sndWl1 < seg.seq \/ (t.sndWl1 = seg.seq /\ t.sndWl2 <= seg.ack)

(* What an ACK says of what was never sent is not believed, and answered;  *)
(* one older than the largest window may be (MAY-12).  Any other advances  *)
(* SND.UNA, never back, restarts the timer if it acknowledges something    *)
(* new, and brings the window of a segment that is not older.              *)
(* @rfc 3.10.7.4/fifth-unsent 3.10.7.4/fifth-injection                     *)
(* @rfc 3.10.7.4/fifth-new 3.10.7.4/fifth-window 3.10.8/retransmission     *)
AcknowledgmentInv ==
  \A t \in {x \in Blocks(Synchronized \ {"TIME-WAIT"}) : x.rcvWnd > 0} :
    \A seg \in {x \in AcksOnlyNear(t) : ~Beside(t, x)} :
      LET tooOld == seg.ack < t.sndUna - t.sndMax IN
      \A o \in Arriving(t, seg) :
        /\ "IgnoreOldAck" \in o.needs => tooOld
        /\ IF seg.ack > t.sndNxt THEN OnlyOwes(t, o)
           ELSE IF "CheckAckRange" \in o.needs THEN tooOld /\ OnlyOwes(t, o)
           ELSE \/ ~Whole(o.tcb)
                \/ /\ o.tcb.sndUna = Max(t.sndUna, seg.ack)
                   /\ o.tcb.sndNxt = t.sndNxt
                   /\ IF seg.ack <= t.sndUna
                      THEN \/ ~TimerNeeded(t)
                           \/ ~TimerNeeded(o.tcb)
                           \/ o.tcb.resend = t.resend /\ o.tcb.rtx = t.rtx
                      ELSE /\ ~o.tcb.resend /\ o.tcb.rto = Config.rtoInitial
                           /\ o.tcb.rtx \in {Off, Config.rtoInitial}
                   /\ IF Newer(t, seg)
                      THEN /\ o.tcb.sndWnd = seg.wnd
                           /\ o.tcb.sndMax = Max(t.sndMax, seg.wnd)
                           /\ o.tcb.sndWl1 = seg.seq /\ o.tcb.sndWl2 = seg.ack
                      ELSE /\ o.tcb.sndWnd = t.sndWnd
                           /\ o.tcb.sndWl1 = t.sndWl1
                           /\ o.tcb.sndWl2 = t.sndWl2

(* While the peer answers that its window is closed, the user timeout      *)
(* begins anew; any other ACK of nothing new leaves it as it is (here at a *)
(* value that it has nowhere else).                                        *)
(* @rfc 3.8.6.1/stays-open                                                 *)
KeepOpenInv ==
  \A x \in {y \in Blocks(Synchronized \ {"TIME-WAIT"}) :
              y.userTimer # Off /\ y.rcvWnd > 0} :
    LET t == [x EXCEPT !.userTimer = Config.userTimeout + 1] IN
    \A wnd \in {0, 1} :
      \A o \in Arriving(t, [seq |-> t.rcvNxt, ack |-> t.sndUna, len |-> 0,
                            wnd |-> wnd, ctl |-> {"ACK"}]) :
        o.tcb.userTimer = IF o.tcb.sndWnd = 0 THEN Config.userTimeout
                          ELSE t.userTimer

-----------------------------------------------------------------------------
(* The numbers of the octets that are held beyond a gap.                   *)
Held(t) == UNION {i[1]..(i[2] - 1) : i \in t.held}

(* With the octets of seg that lie in the window, and not beyond a FIN.    *)
Had(t, seg) ==
  Held(t) \cup {n \in TextOf(seg)..(FinOf(seg) - 1) \cap Ready(t) :
                  \A fin \in t.heldFin : n < fin}

(* The first number that is missing.                                       *)
Gap(t, had) ==
  CHOOSE n \in t.rcvNxt..(t.rcvNxt + t.rcvWnd) :
    n \notin had /\ t.rcvNxt..(n - 1) \subseteq had

(* The FIN that is known of once seg has arrived: what contradicts what is *)
(* held is not believed.                                                   *)
KnownFin(t, seg, had) ==
  LET fin == FinOf(seg) IN
  IF /\ Has(seg, "FIN") /\ fin \in Ready(t)
     /\ \/ fin = Gap(t, had)
        \/ t.heldFin = {} /\ \A n \in had : n < fin
  THEN {fin} ELSE t.heldFin

(* What text and FIN do that arrive while they are welcome.  What is held  *)
(* stays until it is taken, and the window's right edge where it is.       *)
(* @rfc 3.10.7.4/seventh-rcv-nxt 3.10.7.4/first-held                       *)
(* @rfc 3.10.7.4/seventh-right-edge 3.10.7.4/eighth-advanced               *)
Took(t, seg, u) ==
  LET had == Had(t, seg)  gap == Gap(t, had)  fin == KnownFin(t, seg, had)
      over == gap \in fin
  IN  /\ u.rcvNxt = IF over THEN gap + 1 ELSE gap
      /\ u.rcvFin = IF over THEN "arrived" ELSE "none"
      /\ u.heldFin = IF over THEN {} ELSE fin
      /\ Held(u) = IF over THEN {} ELSE {n \in had : n > gap}
      /\ u.rcvNxt + u.rcvWnd = t.rcvNxt + t.rcvWnd

(* 3.8.6.3: the ACK may be delayed if what came was next, and no ACK was   *)
(* owed, nor anything held.                                                *)
(* @rfc 3.10.7.4/seventh-acked 3.10.7.4/seventh-gap-ack                    *)
Owed(t, seg, u) ==
  u.ackDue =
    IF SegLen(seg) = 0 THEN t.ackDue
    ELSE IF \/ u.rcvNxt = t.rcvNxt \/ t.ackDue # Off
            \/ t.held # {} \/ t.heldFin # {}
    THEN 0 ELSE Config.ackDelay

Welcome(t) ==
  {x \in TextNear(t) : Has(x, "ACK") /\ ~Beside(t, x)}

(* A block; and as it would be if an octet had come that is not the next   *)
(* but one.  Few models have two gaps at once.                             *)
OneFurther(t) ==
  IF t.held # {} \/ t.heldFin # {} \/ t.rcvWnd < 3 THEN {t}
  ELSE {t, [t EXCEPT !.held = {<<t.rcvNxt + 2, t.rcvNxt + 3>>}]}

TextInv ==
  \A t \in UNION {OneFurther(x) :
                  x \in {y \in Blocks(Receiving) :
                           y.rcvWnd > 0 /\ ~y.detached}} :
    \A seg \in Welcome(t) :
      \A o \in Arriving(t, seg) :
        /\ o.tells = <<>> /\ o.tcb.rcvUsr = t.rcvUsr
        /\ IF "DropOutOfOrder" \in o.needs
           THEN /\ seg.seq > t.rcvNxt /\ SegLen(seg) > 0
                /\ o.tcb.rcvNxt = t.rcvNxt /\ o.tcb.ackDue = 0
                /\ o.tcb.held = t.held /\ o.tcb.heldFin = t.heldFin
           ELSE Took(t, seg, o.tcb) /\ Owed(t, seg, o.tcb)

(* For a user that has gone, new text ends the connection, with a reset    *)
(* (SHLD-3), or is thrown away.                                            *)
(* @rfc 3.6.1/data-after-close                                             *)
GoneInv ==
  \A t \in {x \in Blocks(Receiving) : x.rcvWnd > 0 /\ x.detached} :
    \A seg \in {x \in Welcome(t) : x.seq = t.rcvNxt} :
      \A o \in Arriving(t, seg) :
        IF "ResetLostData" \in o.needs
        THEN /\ seg.len > 0 /\ o.tcb.state = "CLOSED"
             /\ o.tells = Tell("aborted")
             /\ \E r \in o.tcb.resets : Answers(r, seg)
        ELSE UnreadLen(o.tcb) = 0 /\ Took(t, seg, o.tcb)

(* After the peer's FIN nothing more is taken.                             *)
(* @rfc 3.10.7.4/seventh-after-fin 3.10.7.4/eighth-remain                  *)
AfterFinInv ==
  \A t \in {x \in Blocks(Synchronized \ Receiving) : x.rcvWnd > 0} :
    \A seg \in {x \in Welcome(t) : x.ctl # {"SYN"}} :
      \A o \in Arriving(t, seg) :
        /\ o.tells = <<>> /\ o.tcb.state = t.state
        /\ o.tcb.rcvNxt = t.rcvNxt /\ o.tcb.rcvFin = t.rcvFin
        /\ Unread(o.tcb) = Unread(t)
        /\ o.tcb.ackDue = t.ackDue /\ o.tcb.timeWait = t.timeWait

(* In TIME-WAIT an ACK is nothing new, whatever it acknowledges.           *)
(* @rfc 3.10.7.4/fifth-time-wait                                           *)
TimeWaitAckInv ==
  \A t \in {x \in Blocks({"TIME-WAIT"}) : x.rcvWnd > 0} :
    \A seg \in {x \in AcksOnlyNear(t) : ~Beside(t, x)} :
      \A o \in Arriving(t, seg) : Untouched(t, o)

-----------------------------------------------------------------------------
(* Before there is a window: CLOSED, LISTEN, SYN-SENT.  A reset is never   *)
(* answered; what else is not wanted is, by a reset that its sender will   *)
(* accept, and changes nothing.                                            *)
Early(t) ==
  LET acks == IF t.state = "SYN-SENT" THEN (t.sndUna - 1)..(t.sndNxt + 1)
              ELSE {7}
  IN  Some({50}, acks, {0, 1}, {3},
           {{}, {"ACK"}, {"RST"}, {"RST", "ACK"}, {"SYN"}, {"SYN", "ACK"},
            {"ACK", "FIN"}})

(* @rfc 3.5.2/closed 3.5.2/closed-form 3.5.2/unsynchronized-ack            *)
(* @rfc 3.5.2/unsynchronized-form 3.5.3/listen 3.5.3/syn-sent              *)
Wanted(t, seg) ==
  CASE t.state = "CLOSED"   -> FALSE
    [] t.state = "LISTEN"   -> ~Has(seg, "ACK")
    [] t.state = "SYN-SENT" ->
         Has(seg, "ACK") => seg.ack > t.sndUna /\ seg.ack <= t.sndNxt

UnwantedInv ==
  \A t \in Blocks(Partial) :
    \A seg \in {x \in Early(t) : ~Wanted(t, x)} :
      \A o \in Arriving(t, seg) :
        IF Has(seg, "RST") THEN Untouched(t, o)
        ELSE /\ \E r \in o.tcb.resets :
                  Answers(r, seg) /\ o.tcb.resets = t.resets \cup {r}
             /\ Untouched([t EXCEPT !.resets = o.tcb.resets], o)

(* Whatever arrives, something comes of it.                                *)
(* @rfc 3.5.3/listen 3.10.7.2/fourth-other                                 *)
HeededInv ==
  \A t \in Blocks(Partial) : \A seg \in Early(t) : Arriving(t, seg) # {}

(* Of what is wanted, a SYN counts, and in SYN-SENT a reset.               *)
(* @rfc 3.10.7.2/third-syn 3.10.7.2/fourth-other 3.10.7.3/second-rst-ack   *)
(* @rfc 3.10.7.3/second-rst-alone 3.10.7.3/fourth-syn                      *)
(* @rfc 3.10.7.3/fifth-neither                                             *)
WantedInv ==
  \A t \in Blocks({"LISTEN", "SYN-SENT"}) :
    \A seg \in {x \in Early(t) : Wanted(t, x)} :
      \A o \in Arriving(t, seg) :
        /\ o.tcb.resets = t.resets
        /\ IF Has(seg, "RST")
           THEN IF t.state = "SYN-SENT" /\ Has(seg, "ACK")
                THEN o.tcb.state = "CLOSED" /\ o.tells = Tell("reset")
                ELSE Untouched(t, o)
           ELSE IF ~Has(seg, "SYN") THEN Untouched(t, o)
           ELSE /\ o.tells = <<>>
                /\ t.state = "SYN-SENT" =>
                     o.tcb.sndEnd = t.sndEnd /\ o.tcb.sndNxt = t.sndNxt
                /\ o.tcb.state = IF Has(seg, "ACK") THEN "ESTABLISHED"
                                 ELSE "SYN-RECEIVED"
                /\ o.tcb.rcvNxt = seg.seq + 1 + (IF Has(seg, "ACK")
                                                 THEN seg.len ELSE 0)
                /\ o.tcb.sndWnd = seg.wnd /\ o.tcb.sndMax = seg.wnd
                /\ o.tcb.sndWl1 = seg.seq
                /\ IF Has(seg, "ACK")
                   THEN o.tcb.sndUna = seg.ack /\ o.tcb.ackDue # Off
                   ELSE /\ o.tcb.sndNxt = o.tcb.sndUna + 1 /\ o.tcb.resend
                        /\ o.tcb.back = IF t.state = "LISTEN"
                                        THEN {[t EXCEPT !.resets = {}]}
                                        ELSE {}

(* As it would be if the connection had been opened anew from TIME-WAIT,   *)
(* which happens in Reincarnation.                                         *)
FromTimeWait(t) ==
  [t EXCEPT !.back = {[t EXCEPT !.state = "TIME-WAIT", !.sndSyn = "acked",
                                !.sndFin = "acked", !.rcvFin = "told",
                                !.back = {}, !.resets = {}]}]

(* In SYN-RECEIVED an ACK that is not of our SYN is reset; a reset, or a   *)
(* SYN, sends the connection back to where it came from.  The user of an   *)
(* old connection learns that it is gone when the new one is there.        *)
(* @rfc 3.10.7.4/fifth-syn-received-bad 3.5.3/syn-received-passive         *)
(* @rfc 3.5.3/syn-received-active 3.10.7.4/fourth-syn-received             *)
SynReceivedInv ==
  \A t \in UNION {{y, [y EXCEPT !.sndFin = "queued"]} : y \in
                  UNION {{x, FromTimeWait(x)} : x \in
                         {z \in Blocks({"SYN-RECEIVED"}) : z.rcvWnd > 0}}} :
    /\ \A seg \in {x \in AcksOnlyNear(t) : ~Beside(t, x)} :
         \A o \in Arriving(t, seg) :
           IF seg.ack = t.sndNxt
           THEN /\ o.tcb.sndUna = seg.ack /\ o.tcb.sndWnd = seg.wnd
                /\ o.tcb.sndSyn = "acked" /\ o.tcb.back = {}
                /\ o.tells = IF \E b \in t.back : b.state = "TIME-WAIT"
                             THEN Tell("closed") ELSE <<>>
           ELSE /\ Untouched([t EXCEPT !.resets = o.tcb.resets], o)
                /\ \E r \in o.tcb.resets :
                     Answers(r, seg) /\ o.tcb.resets = t.resets \cup {r}
    /\ \A seg \in {x \in ResetsNear(t) \cup SynsNear(t) : ~Beside(t, x)} :
         \A o \in Arriving(t, seg) :
           \/ OnlyOwes(t, o) /\ (seg.seq = t.rcvNxt => Has(seg, "SYN"))
           \/ o.tcb.state = "CLOSED"
                /\ \/ \A b \in t.back : b.state = "LISTEN" /\ t.sndFin # "none"
                   \/ "ResetOnSyn" \in o.needs
           \/ \E b \in t.back : /\ o.tcb.state = b.state /\ o.tells = <<>>
                                /\ o.tcb.resets = t.resets

-----------------------------------------------------------------------------
(* What an endpoint may send, of everything that lies near: see WindowInv  *)
(* and NothingBeyondFinInv, which speak of what was sent.  It acknowledges *)
(* RCV.NXT, and offers a window that fits the buffer and whose right edge  *)
(* does not move left.                                                     *)
LeavingNear(t) ==
  Some({t.sndUna - 1, t.sndUna, t.sndNxt, t.sndNxt + 1},
       {t.rcvNxt - 1, t.rcvNxt, t.rcvNxt + 1}, 0..Longest,
       {t.rcvWnd - 1, t.rcvWnd, t.rcvWnd + 1},
       {{}, {"ACK"}, {"ACK", "FIN"}, {"SYN", "ACK"}, {"RST", "ACK"}})

(* @rfc 3.10.7.4/seventh-right-edge 3.6/fin-after-data 3.6/no-fin-unasked  *)
(* @rfc 3.8.6.1/probe-octet 3.10.7.4/seventh-piggybacked                   *)
SentInv ==
  \A t \in Blocks(States \ Partial) :
    \A seg \in LeavingNear(t) \ t.resets :
      \A o \in Emitting(t, seg) :
        LET end == seg.seq + SegLen(seg)
            again == t.resend /\ seg.seq = t.sndUna
        IN
        /\ seg.ack = t.rcvNxt /\ Has(seg, "ACK") /\ ~Has(seg, "RST")
        /\ seg.wnd >= t.rcvWnd
        /\ seg.wnd > t.rcvWnd => seg.wnd + UnreadLen(t) <= Config.rcvBuf
        /\ seg.seq = t.sndNxt \/ again
        /\ SegLen(seg) > 0 => FinOf(seg) <= t.sndEnd
        /\ Has(seg, "SYN") <=> t.sndSyn = "sent" /\ seg.seq = t.sndUna
        /\ Has(seg, "SYN") => SegLen(seg) = 1
        /\ Has(seg, "FIN") => FinOf(seg) = t.sndEnd /\ t.sndFin # "none"
        /\ SegLen(seg) = 0 => t.ackDue # Off \/ seg.wnd > t.rcvWnd
        /\ SegLen(seg) > 0 =>
             \/ end <= Max(t.sndNxt, t.sndUna + t.sndWnd)
             \/ again /\ ~InFlight(t) /\ SegLen(seg) = 1
        /\ o.tells = <<>> /\ o.tcb.sndUna = t.sndUna
        /\ o.tcb.sndNxt = Max(t.sndNxt, end) /\ o.tcb.rcvWnd = seg.wnd
        /\ o.tcb.resend = (t.resend /\ ~(again /\ SegLen(seg) > 0))
        /\ "RetransmissionPaysAck" \in o.needs \/
             o.tcb.ackDue = IF seg.seq = t.sndNxt THEN Off ELSE t.ackDue
        /\ o.tcb.sndFin = IF Has(seg, "FIN") THEN "sent" ELSE t.sndFin

(* What is unsent may go in one segment, as far as the window allows.      *)
(* @rfc 3.10.2/open                                                        *)
AtOnceInv ==
  \A t \in Blocks(Synchronized) :
    LET len == Min(t.sndEnd, t.sndUna + t.sndWnd) - t.sndNxt IN
    len > 0 => Emitting(t, [seq |-> t.sndNxt, ack |-> t.rcvNxt, len |-> len,
                            wnd |-> t.rcvWnd, ctl |-> {"ACK"}]) # {}

(* What is sent again may be as much as fits the window, sent or not.      *)
(* @rfc 3.10.8/retransmission                                              *)
RepacketizedInv ==
  \A t \in {x \in Blocks(Synchronized) : x.resend /\ InFlight(x)} :
    LET len == Min(t.sndEnd, t.sndUna + t.sndWnd) - t.sndUna IN
    len > 0 => Emitting(t, [seq |-> t.sndUna, ack |-> t.rcvNxt, len |-> len,
                            wnd |-> t.rcvWnd, ctl |-> {"ACK"}]) # {}

(* A reset that is owed, and no other, is sent once.                       *)
(* @rfc 3.5.2/closed 3.10.5/reset                                          *)
ResetSentInv ==
  \A t \in Blocks(States) : \A r \in t.resets : \A o \in Emitting(t, r) :
    Untouched([t EXCEPT !.resets = @ \ {r}], o)

-----------------------------------------------------------------------------
(* Time passes for all timers alike, and not beyond one that is due or a   *)
(* debt.                                                                   *)
(* @rfc 3.10.8/time-wait                                                   *)
Running == {"rtx", "userTimer", "ackDue", "timeWait"}

TickInv ==
  \A t \in Blocks(States) : \A d \in 1..2 :
    \A o \in Outcomes(t, [type |-> "Tick", ticks |-> d]) :
      /\ t.resets = {} /\ o.tells = <<>>
      /\ \A x \in DOMAIN t :
           o.tcb[x] = IF x \notin Running THEN t[x]
                      ELSE IF t[x] = Off THEN Off ELSE t[x] - d
      /\ \A x \in DOMAIN t \cap Running : o.tcb[x] >= Off
      /\ \A x \in DOMAIN t \cap Running : t[x] # Off => o.tcb[x] # Off
      /\ HasQueue(t) => ~t.resend

-----------------------------------------------------------------------------
(* An outcome rests on exactly the options and deviations that it names:   *)
(* without one of them it is not permitted, and all others are.            *)
Droppable ==
  {d \in Everything :
     \A pair \in Alternatives : (Everything \ {d}) \cap pair # {}}

SomeEvents(t) ==
  {[type |-> kind] : kind \in {"Close", "Detach", "Abort",
                               "RetransmitTimeout", "TimeWaitTimeout"}}
  \cup (IF ~Whole(t) THEN {}
        ELSE {[type |-> "Arrive", segment |-> seg] :
                seg \in Some({t.rcvNxt, t.rcvNxt + 1},
                             {t.sndUna - t.sndMax - 1, t.sndNxt}, {0, 1},
                             {t.sndWnd},
                             {{"ACK"}, {"ACK", "FIN"}, {"RST"}, {"SYN"}})}
             \cup {[type |-> "Emit", segment |-> seg] :
                     seg \in Sendable(t, Users.offered, Users.text)})

NeedsInv ==
  \A t \in Blocks(States) : \A ev \in SomeEvents(t) :
    LET every == Under(Everything)!Outcomes(t, ev)
    IN  \A d \in Droppable :
          Under(Everything \ {d})!Outcomes(t, ev) =
            {o \in every : d \notin o.needs}

(* Wherever one of two alternatives decides, the other would do so too.    *)
By(outcomes, d) == {o \in outcomes : d \in o.needs}

AlternativesInv ==
  \A t \in Blocks(States) : \A ev \in SomeEvents(t) :
    LET every == Under(Everything)!Outcomes(t, ev)
    IN  \A pair \in Alternatives : \A a, b \in pair :
          By(every, a) # {} => By(every, b) # {}
=============================================================================
