--------------------------------- MODULE Tcb --------------------------------
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
(* The states of 3.3.2 that a connection passes after it is established.   *)
(***************************************************************************)
States == {"ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT",
           "CLOSING", "LAST-ACK", "TIME-WAIT", "CLOSED"}

(* States in which the peer's FIN has not yet arrived: text is welcome.    *)
Receiving == {"ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2"}

(* A timer that is not running.                                            *)
Off == -1

Min(a, b) == IF a < b THEN a ELSE b
Max(a, b) == IF a < b THEN b ELSE a

-----------------------------------------------------------------------------
(***************************************************************************)
(* Segments: [seq, ack, len, wnd, ctl].  `len' counts the octets of text,  *)
(* `ctl' is a subset of {"ACK", "FIN", "RST"}.  The text itself is left    *)
(* out: an octet is known by its sequence number.  This is sound because   *)
(* no rule of TCP looks at the octets; that a retransmission carries the   *)
(* same octets is checked of implementations by comparing what users read. *)
(***************************************************************************)
Has(s, bit) == bit \in s.ctl

(* SEG.LEN (3.4): the octets of text and, where present, the FIN.          *)
SegLen(s) == s.len + (IF Has(s, "FIN") THEN 1 ELSE 0)

(* The sequence number of the FIN that s carries.                          *)
FinOf(s) == s.seq + s.len

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
(*   sndEnd   just beyond the last octet that the user has written: the    *)
(*            place of the FIN                                             *)
(*   sndFin   "none"; "queued", CLOSE was called; "sent"; "acked"          *)
(*   rcvNxt rcvWnd                        the receive sequence variables   *)
(*   rcvUsr   the first octet that the user has not yet taken              *)
(*   held, heldFin    out-of-order text, and the set of at most one        *)
(*            sequence number of an out-of-order FIN                       *)
(*   rcvFin   "none"; "arrived", in order; "told" to the user              *)
(*                                                                         *)
(* and what the endpoint owes, without which an endpoint that never acts   *)
(* would be blameless:                                                     *)
(*                                                                         *)
(*   ackDue   ticks within which an ACK must be sent, or Off               *)
(*   rto rtx  the retransmission timeout, and the ticks until the timer    *)
(*            for retransmission or zero-window probes fires, or Off       *)
(*   resend   a retransmission or a probe must be sent now                 *)
(*   timeWait ticks until TIME-WAIT ends, or Off                           *)
(*   resets   resets that must be sent now; a set, so that two equal stray *)
(*            segments may be answered by one                              *)
(*                                                                         *)
(* In CLOSED the block is deleted.  What stays are received text and end   *)
(* of stream that the user has not taken (they are the user's, 3.6), and   *)
(* the resets that stray segments call for.                                *)
(***************************************************************************)
Deleted(rcvUsr, rcvNxt, rcvFin) ==
  [state |-> "CLOSED", rcvUsr |-> rcvUsr, rcvNxt |-> rcvNxt,
   rcvFin |-> rcvFin, resets |-> {}]

(* An established connection over which nothing was sent yet: the next     *)
(* octets are numbered snd and rcv, and the windows offered are as given.  *)
Established(snd, rcv, sndWnd, rcvWnd, rto) ==
  [state |-> "ESTABLISHED",
   sndUna |-> snd, sndNxt |-> snd, sndEnd |-> snd, sndFin |-> "none",
   sndWnd |-> sndWnd, sndWl1 |-> rcv, sndWl2 |-> snd,
   rcvUsr |-> rcv, rcvNxt |-> rcv, rcvWnd |-> rcvWnd,
   held |-> {}, heldFin |-> {}, rcvFin |-> "none",
   ackDue |-> Off, rto |-> rto, rtx |-> Off, resend |-> FALSE,
   timeWait |-> Off, resets |-> {}]

(* Received in order and not yet taken by the user, in octets.             *)
Unread(t) == t.rcvNxt - (IF t.rcvFin = "none" THEN 0 ELSE 1) - t.rcvUsr

(* The user wrote text, or called CLOSE, and it was not sent yet.          *)
Unsent(t) == t.sndNxt < t.sndEnd \/ t.sndFin = "queued"

(* Something was sent and is not acknowledged.                             *)
InFlight(t) == t.sndUna < t.sndNxt

(* The timer of 3.8.1 runs while anything is in flight; the persist timer  *)
(* of 3.8.6.1 while the peer's window is closed on what waits (MUST-36).   *)
(* They exclude each other (one needs something in flight, the other runs  *)
(* when nothing is), so one timer serves both.                             *)
TimerNeeded(t) == InFlight(t) \/ (Unsent(t) /\ t.sndWnd = 0)

=============================================================================
