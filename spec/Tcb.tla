-------------------------------- MODULE Tcb ---------------------------------
(***************************************************************************)
(* The transmission control block of one endpoint (RFC 9293, 3.3.1), the   *)
(* segments it speaks with (3.1), and the sequence space they share (3.4). *)
(*                                                                         *)
(* Numbers are plain integers near zero.  Whoever has real 32-bit numbers  *)
(* shifts each of the two sequence spaces by a constant first; nothing     *)
(* below depends on where zero is (see Oracle.tla).                        *)
(***************************************************************************)
EXTENDS Integers, Sequences, FiniteSets

(***************************************************************************)
(* The states of 3.3.2.                                                    *)
(***************************************************************************)
States == {"CLOSED", "LISTEN", "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED",
           "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING", "LAST-ACK",
           "TIME-WAIT"}

(* States in which nothing of the peer is known yet, or any more: there    *)
(* are no receive sequence variables.  In all others the block is whole.   *)
Partial  == {"CLOSED", "LISTEN", "SYN-SENT"}
Whole(t) == t.state \notin Partial

(* States in which the peer's FIN has not yet arrived: text is welcome.    *)
Receiving == {"ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2"}

(* A timer that is not running.                                            *)
Off == -1

Min(a, b) == IF a < b THEN a ELSE b
Max(a, b) == IF a < b THEN b ELSE a

-----------------------------------------------------------------------------
(***************************************************************************)
(* Segments: [seq, ack, len, wnd, ctl].  `len' counts the octets of text,  *)
(* `ctl' is a subset of {"SYN", "ACK", "FIN", "RST"}.  The text itself is  *)
(* left out: an octet is known by its sequence number.  This is sound      *)
(* because no rule of TCP looks at the octets; that a retransmission       *)
(* carries the same octets is checked of implementations by comparing what *)
(* users read.                                                             *)
(***************************************************************************)
Has(s, bit) == bit \in s.ctl

One(s, bit) == IF Has(s, bit) THEN 1 ELSE 0

(* SEG.LEN (3.4): the octets of text and, where present, SYN and FIN.      *)
SegLen(s) == s.len + One(s, "SYN") + One(s, "FIN")

(* The sequence numbers of its first octet of text, which follows a SYN,   *)
(* and of the FIN that it carries.                                         *)
TextOf(s) == s.seq + One(s, "SYN")
FinOf(s)  == TextOf(s) + s.len

(* The bare acknowledgment <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK> of 3.10.7.4 *)
(* has no place of its own here: an endpoint owes it (ackDue), and any     *)
(* segment with SEQ=SND.NXT pays the debt, so that ACKs may be merged.     *)

-----------------------------------------------------------------------------
(***************************************************************************)
(* Out-of-order text is held (SHLD-31) as a set of intervals <<from, to>>, *)
(* `to' exclusive, disjoint and not adjacent: one set of octets has one    *)
(* representation, so that two control blocks can be compared.             *)
(***************************************************************************)
Touching(held, from, to) == {i \in held : i[1] <= to /\ from <= i[2]}

(* The interval that <<from, to>> forms with those it touches.             *)
Joined(held, from, to) ==
  LET near == Touching(held, from, to)
      low  == {from} \cup {i[1] : i \in near}
      high == {to}   \cup {i[2] : i \in near}
  IN  << CHOOSE x \in low  : \A y \in low  : x <= y,
         CHOOSE x \in high : \A y \in high : x >= y >>

-----------------------------------------------------------------------------
(***************************************************************************)
(* The control block.                                                      *)
(*                                                                         *)
(*   state                                                                 *)
(*   sndUna sndNxt sndWnd sndWl1 sndWl2   the send sequence variables      *)
(*   sndMax   MAX.SND.WND: the largest window the peer has offered         *)
(*   sndEnd   just beyond the last octet that the user has written: the    *)
(*            place of the FIN                                             *)
(*   sndSyn   "sent"; "acked".  Until it is, the SYN stands at SND.UNA     *)
(*   sndFin   "none"; "queued", CLOSE was called; "sent"; "acked"          *)
(*   rcvNxt rcvWnd                        the receive sequence variables   *)
(*   rcvUsr   the first octet that the user has not yet taken              *)
(*   held, heldFin    out-of-order text, and the set of at most one        *)
(*            sequence number of an out-of-order FIN                       *)
(*   rcvFin   "none"; "arrived", in order; "told" to the user              *)
(*   detached the user will not read any more (3.6.1, MAY-1)               *)
(*   back     in SYN-RECEIVED the block, if there is one, to which the     *)
(*            connection returns if it is refused: LISTEN's, TIME-WAIT's   *)
(*                                                                         *)
(* and what the endpoint owes, without which an endpoint that never acts   *)
(* would be blameless:                                                     *)
(*                                                                         *)
(*   ackDue   ticks within which an ACK must be sent, or Off               *)
(*   rto rtx  the retransmission timeout, and the ticks until the timer    *)
(*            for retransmission or zero-window probes fires, or Off       *)
(*   resend   the front of the retransmission queue, or a probe, must be   *)
(*            sent now                                                     *)
(*   timeWait ticks until TIME-WAIT ends, or Off                           *)
(*   userTimer    ticks until the user timeout, or Off                     *)
(*   resets   resets that must be sent now; a set, so that two equal stray *)
(*            segments may be answered by one                              *)
(***************************************************************************)

(***************************************************************************)
(* In CLOSED the block is deleted.  What stays is the user's (3.6): of the *)
(* received text that it has not taken the interval, `left', a set of at   *)
(* most one; and the end of the stream.  And the resets that stray         *)
(* segments call for.                                                      *)
(***************************************************************************)
Deleted(left, rcvFin, resets) ==
  [state |-> "CLOSED", left |-> left, rcvFin |-> rcvFin, resets |-> resets]

Nothing == Deleted({}, "none", {})

(* LISTEN: the number that the SYN will have, and whether the user named   *)
(* the remote socket.                                                      *)
Listening(iss, remote) ==
  [state |-> "LISTEN", iss |-> iss, remote |-> remote, resets |-> {}]

(* SYN-SENT: the SYN is at the front of the retransmission queue, and must *)
(* be sent now; `written' octets of text wait behind it.                   *)
SynSent(iss, written, rto) ==
  [state |-> "SYN-SENT", sndUna |-> iss, sndNxt |-> iss + 1,
   sndEnd |-> iss + 1 + written, rto |-> rto, rtx |-> Off, resend |-> TRUE,
   userTimer |-> Off, resets |-> {}]

(* A whole block, over which nothing was sent yet but, in SYN-RECEIVED,    *)
(* the SYN: the next octets are numbered snd and rcv.                      *)
Block(state, snd, rcv, sndWnd, rcvWnd, rto) ==
  [state |-> state,
   sndUna |-> snd, sndNxt |-> snd, sndEnd |-> snd,
   sndSyn |-> "acked", sndFin |-> "none",
   sndWnd |-> sndWnd, sndMax |-> sndWnd, sndWl1 |-> rcv, sndWl2 |-> snd,
   rcvUsr |-> rcv, rcvNxt |-> rcv, rcvWnd |-> rcvWnd,
   held |-> {}, heldFin |-> {}, rcvFin |-> "none",
   detached |-> FALSE, back |-> {},
   ackDue |-> Off, rto |-> rto, rtx |-> Off, resend |-> FALSE,
   timeWait |-> Off, userTimer |-> Off, resets |-> {}]

(* An established connection, with the windows that are offered.           *)
Established(snd, rcv, sndWnd, rcvWnd, rto) ==
  Block("ESTABLISHED", snd, rcv, sndWnd, rcvWnd, rto)

(* SYN-RECEIVED on segment s: SYN and ACK must be sent now.  SND.WND is    *)
(* what the SYN offers, though the RFC sets it in SYN-SENT only: without   *)
(* it a FIN could not be sent from SYN-RECEIVED (3.10.4).                  *)
(* @rfc 3.10.7.2/third-syn 3.10.7.2/third-syn-received                     *)
(* @rfc 3.10.7.3/fourth-syn-received                                       *)
SynReceived(iss, s, rcvWnd, rto, back) ==
  [Block("SYN-RECEIVED", iss, s.seq + 1, s.wnd, rcvWnd, rto) EXCEPT
     !.sndNxt = iss + 1, !.sndEnd = iss + 1, !.sndSyn = "sent",
     !.sndWl1 = s.seq, !.resend = TRUE, !.back = back]

-----------------------------------------------------------------------------
(* Received in order and not yet taken by the user: an interval, or none.  *)
Unread(t) ==
  IF t.state = "CLOSED" THEN t.left
  ELSE IF t.state \in Partial THEN {}
  ELSE LET end == t.rcvNxt - (IF t.rcvFin = "none" THEN 0 ELSE 1)
       IN  IF t.rcvUsr = end THEN {} ELSE {<<t.rcvUsr, end>>}

(* The same in octets.                                                     *)
UnreadLen(t) ==
  IF Unread(t) = {} THEN 0
  ELSE LET i == CHOOSE i \in Unread(t) : TRUE IN i[2] - i[1]

(* The user wrote text, or called CLOSE, and it was not sent yet.          *)
Unsent(t) == t.sndNxt < t.sndEnd \/ (Whole(t) /\ t.sndFin = "queued")

(* Something was sent and is not acknowledged.                             *)
InFlight(t) == t.sndUna < t.sndNxt

(* The timer of 3.8.1 runs while anything is in flight; the persist timer  *)
(* of 3.8.6.1 while the peer's window is closed on what waits (MUST-36).   *)
(* They exclude each other (one needs something in flight, the other runs  *)
(* when nothing is), so one timer serves both.                             *)
(* @rfc 3.8.6.1/probe                                                      *)
TimerNeeded(t) == InFlight(t) \/ (Unsent(t) /\ t.sndWnd = 0)

=============================================================================
