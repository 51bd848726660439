------------------------------ MODULE Emission ------------------------------
(***************************************************************************)
(* What an endpoint may send (RFC 9293, 3.8 and 3.10.7.4).  It chooses     *)
(* what, and when, within what it owes; the choice stands in the event.    *)
(***************************************************************************)
EXTENDS Outcome

(***************************************************************************)
(* Everything but a reset acknowledges RCV.NXT and offers a window that    *)
(* fits the buffer and whose right edge does not move left (3.8.6).  The   *)
(* SYN, where it is not acknowledged, is the number at SND.UNA.            *)
(***************************************************************************)
(* @rfc 3.10.2/open 3.10.7.4/seventh-right-edge 3.8.6.1/stays-closed       *)
(* @rfc 3.10.7.2/third-syn 3.10.7.3/fourth-syn-received                    *)
(* @rfc 3.10.7.3/fourth-established                                        *)
WellFormed(t, s) ==
  /\ s.ack = t.rcvNxt
  /\ Has(s, "ACK") /\ ~Has(s, "RST")
  /\ Has(s, "SYN") <=> t.sndSyn = "sent" /\ s.seq = t.sndUna
  /\ t.rcvWnd <= s.wnd
  /\ s.wnd <= Max(t.rcvWnd, Config.rcvBuf - UnreadLen(t))

(* The SYN, which goes alone; text that the user wrote, and the FIN just   *)
(* behind all of it.                                                       *)
(* @rfc 3.10.4/established-fin 3.6/fin-after-data 3.6/no-fin-unasked       *)
Queued(t, s) ==
  /\ SegLen(s) > 0
  /\ FinOf(s) <= t.sndEnd
  /\ Has(s, "SYN") => SegLen(s) = 1
  /\ Has(s, "FIN") => FinOf(s) = t.sndEnd /\ t.sndFin \in {"queued", "sent"}

(* An ACK that is owed, or one that moves the window's right edge.         *)
(* @rfc 3.10.7.4/seventh-acked 3.8.6.1/zero-window-acks                    *)
PureAck(t, s) ==
  SegLen(s) = 0 /\ s.seq = t.sndNxt /\ (t.ackDue # Off \/ s.wnd > t.rcvWnd)

(* Text or a FIN that was not sent before, within the peer's window; it    *)
(* waits for ESTABLISHED (3.10.2, 3.10.4).                                 *)
(* @rfc 3.10.2/open 3.6/delivery 3.10.2/handshake                          *)
(* @rfc 3.10.4/syn-received-queued                                         *)
NewText(t, s) ==
  /\ t.state # "SYN-RECEIVED"
  /\ Queued(t, s) /\ s.seq = t.sndNxt
  /\ s.seq + SegLen(s) <= t.sndUna + t.sndWnd

(* The front of the retransmission queue, which may be repacketized with   *)
(* more that fits the window (3.8.1); or, with nothing in flight, a probe  *)
(* of the closed window: one octet of text, or the FIN (MUST-36).          *)
(* @rfc 3.10.8/retransmission 3.6/retransmitted 3.8.6.1/probe              *)
(* @rfc 3.8.6.1/probe-octet                                                *)
Again(t, s) ==
  /\ t.resend /\ Queued(t, s) /\ s.seq = t.sndUna
  /\ IF InFlight(t)
     THEN s.seq + SegLen(s) <= Max(t.sndNxt, t.sndUna + t.sndWnd)
     ELSE SegLen(s) = 1

(* 3.10.7.4 gives the reply that is owed the form <SEQ=SND.NXT>.  So a     *)
(* retransmission does not pay it, though it carries an ACK: it may not    *)
(* be acceptable where it arrives, and its ACK would be dropped with it.   *)
(* @rfc 3.10.7.4/seventh-piggybacked 3.10.7.3/fourth-queued A.2/lost-acks  *)
PaysAck(t, s) == s.seq = t.sndNxt

(* @rfc 3.10.4/close-wait 3.10.7.4/first-aggregated                        *)
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

(* 3.10.1: the SYN of an active OPEN, <SEQ=ISS><CTL=SYN>.                  *)
(* @rfc 3.10.1/active                                                      *)
Syn(t) ==
  [seq |-> t.sndUna, ack |-> 0, len |-> 0, wnd |-> Config.rcvBuf,
   ctl |-> {"SYN"}]

(* @rfc 3.10.1/active 3.10.2/listen 3.10.8/retransmission                  *)
SynLeaves(t, s) ==
  IF t.resend /\ s = Syn(t)
  THEN {With(Begin(t), [t EXCEPT !.resend = FALSE])} ELSE {}

SegmentLeaves(t, s) ==
  IF s \in t.resets THEN {With(Begin(t), [t EXCEPT !.resets = @ \ {s}])}
  ELSE IF t.state = "SYN-SENT" THEN SynLeaves(t, s)
  ELSE IF ~Whole(t) THEN {}
  ELSE IF /\ WellFormed(t, s)
          /\ PureAck(t, s) \/ NewText(t, s) \/ Again(t, s)
  THEN {With(Begin(t), Sent(t, s))} \cup
       (IF PaysAck(t, s) THEN {}
        ELSE Admitted("RetransmissionPaysAck",
                      {With(Begin(t), SentAndPaid(t, s))}))
  ELSE {}

-----------------------------------------------------------------------------
(***************************************************************************)
(* For models, which ask of segments whether they may be sent: all that    *)
(* there are to choose from, with one of the windows offered and at most   *)
(* len octets.  To ask it of each would be the larger part of TLC's work,  *)
(* so Called has only those for which there is a reason: an ACK that is    *)
(* owed or a window to offer, something unsent, something to be sent       *)
(* again.  That nothing is left out is SendableInv.                        *)
(***************************************************************************)
Shapes(t, seqs, lens, windows, ctls) ==
  [seq : seqs, ack : {t.rcvNxt}, len : lens, wnd : windows, ctl : ctls]

OnlyAck  == {{"ACK"}}
AckOrFin == {{"ACK"}, {"ACK", "FIN"}}
SynAck   == {{"SYN", "ACK"}}

AllShapes(t, offered, len) ==
  Shapes(t, {t.sndUna, t.sndNxt}, 0..len, offered, AckOrFin \cup SynAck)

Called(t, offered, len) ==
  t.resets \cup
  IF t.state = "SYN-SENT" THEN (IF t.resend THEN {Syn(t)} ELSE {})
  ELSE IF ~Whole(t) THEN {}
  ELSE (IF t.ackDue # Off \/ \E w \in offered : w > t.rcvWnd
        THEN Shapes(t, {t.sndNxt}, {0}, offered, OnlyAck) ELSE {})
       \cup
       (IF Unsent(t)
        THEN Shapes(t, {t.sndNxt}, 0..len, offered, AckOrFin) ELSE {})
       \cup
       (IF ~t.resend THEN {}
        ELSE IF t.sndSyn = "sent"
        THEN Shapes(t, {t.sndUna}, {0}, offered, SynAck)
        ELSE Shapes(t, {t.sndUna}, 0..len, offered, AckOrFin))
=============================================================================
