------------------------------ MODULE MCAlone -------------------------------
(***************************************************************************)
(* One endpoint alone, under every option, liberty and deviation.  Its     *)
(* user calls what it likes, in every state, and whatever arrives was sent *)
(* by nobody in particular.  It is given a block, and from there takes any *)
(* event twice: its state moves along the arrows of Figure 5 or to CLOSED, *)
(* and its user is told of the end of a connection once.                   *)
(*                                                                         *)
(* Excludes what takes more than two events from the blocks given, and     *)
(* numbers further away than those of Segments.  That blocks stay of their *)
(* type is not asked, for under some deviations they do not.               *)
(***************************************************************************)
EXTENDS MCStacks

VARIABLE events   \* how many there were: the block that is given is one

(* Blocks of the other states, and with what waits or is missing.          *)
Answering(back) ==
  [SynReceived(99, Seg(299, 0, 0, 4, {"SYN"}), 4, 0, back)
     EXCEPT !.resend = FALSE, !.rtx = 0]
Promised(back) == [Answering(back) EXCEPT !.sndEnd = 101, !.sndFin = "queued"]
Waiting0  == [Open EXCEPT !.sndEnd = 101, !.sndWnd = 0, !.rtx = 0]
Full      == [Open EXCEPT !.rcvNxt = 304, !.rcvWnd = 0]
Gapped    == [Open EXCEPT !.held = {<<301, 302>>}, !.heldFin = {302}]
Crossed   == [Heard(Closed1) EXCEPT !.state = "CLOSING"]
LeftLast  == [Heard(Closed1) EXCEPT !.state = "LAST-ACK"]
LeftFull  == [LeftLast EXCEPT !.rcvWnd = 0]
Unread1   == Deleted({<<300, 301>>}, "arrived", {})

Given ==
  {Nothing, Unread1, Listening(99, TRUE), Listening(99, FALSE),
   Answering({}), Answering({Listening(99, TRUE)}), Answering({Closed2}),
   Promised({Listening(99, TRUE)}), Promised({Closed2}),
   Waiting0, Full, Gapped, Crossed, LeftLast, LeftFull}
  \cup {e.tcb : e \in Evidence}

(* Every call and timeout, asked for or not.                               *)
Calls ==
  [type : {"Close", "Detach", "Abort",
           "UserTimeout", "RetransmitTimeout", "TimeWaitTimeout"}]
  \cup [type : {"Open"}, active : BOOLEAN, remote : BOOLEAN, iss : {99}]
  \cup [type : {"Send"}, len : {1}] \cup [type : {"Receive"}, len : 0..2]
  \cup [type : {"Tick"}, ticks : {1}]

Arriving1(t) ==
  IF Whole(t)
  THEN Near(t) \cup {Seg(t.rcvNxt + 1, t.sndNxt, 0, 1, {"SYN", "FIN"})}
  ELSE Some({299, 300}, {99, 100, 101}, {0, 1}, {4},
            SUBSET {"SYN", "ACK", "RST", "FIN"})

(* What may leave; a SYN with text, or with a larger window; and what may  *)
(* not where there is no connection.                                       *)
Leaving1(t) ==
  Sendable(t, {3, 4, 9}, 1) \cup {Seg(99, 300, 0, 4, Ack)} \cup
  IF t.state = "SYN-SENT"
  THEN {[Syn(t) EXCEPT !.len = 1], [Syn(t) EXCEPT !.wnd = 9]} ELSE {}

Any(t) ==
  Calls \cup [type : {"Arrive"}, segment : Arriving1(t)]
        \cup [type : {"Emit"}, segment : Leaving1(t)]

(* A connection begins, from CLOSED or anew from TIME-WAIT, with a user    *)
(* who has been told nothing.                                              *)
Begins(t, u) == t.state = "CLOSED" /\ u.state # "CLOSED"
Afresh(u, t) ==
  IF u.fate # "open" /\ t.state # "CLOSED" THEN R!Untouched ELSE u

AnyEvent ==
  /\ events \in 1..2
  /\ \E ev \in Any(tcb["A"]) : \E o \in Outcomes(tcb["A"], ev) :
       LET u == IF Begins(tcb["A"], o.tcb) THEN R!Untouched ELSE user["A"]
       IN  /\ tcb'  = [tcb EXCEPT !["A"] = o.tcb]
           /\ user' = [user EXCEPT !["A"] =
                         Afresh(Told("A", u, o.tells), o.tcb)]

Give ==
  /\ events = 0
  /\ \E t \in Given : tcb' = [tcb EXCEPT !["A"] = t]
  /\ UNCHANGED user

AloneNext ==
  /\ Give \/ AnyEvent
  /\ events' = events + 1
  /\ UNCHANGED <<net, faults, heard, acked, sinceFin>>

Enough == events = 3 /\ UNCHANGED <<vars, events>>

AloneSpec ==
  Init /\ events = 0 /\ [][AloneNext \/ Enough]_<<vars, events>>

ToldOnceInv == user["A"].fate # "twice"

(* TIME-WAIT may be left for a SYN, and is entered again where the SYN     *)
(* proves to be old (3.6.1).                                               *)
Anew == { <<"TIME-WAIT", "SYN-RECEIVED">>, <<"SYN-RECEIVED", "TIME-WAIT">> }

ArrowsProp ==
  [][LET old == tcb["A"].state  new == tcb'["A"].state IN
       old = new \/ <<old, new>> \in Figure5 \cup SynAndFin \cup Anew
       \/ new = "CLOSED" \/ old = "CLOSED" \/ events = 0]_vars

(* With a 2 MSL and a user timeout that are not over at once.              *)
Lasting == [NoClock EXCEPT !.twoMsl = 7, !.userTimeout = 3]
=============================================================================
