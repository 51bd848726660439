------------------------------- MODULE Belief -------------------------------
(***************************************************************************)
(* What can be known of an endpoint that is seen only in part: the set of  *)
(* control blocks that could have produced what was seen.  Whoever follows *)
(* one takes each block of the set through Hidden as often as anything new *)
(* comes of it, and then through Seen.  What is hidden (the user's calls,  *)
(* timeouts) are events like any other; the relation says what they do.    *)
(*                                                                         *)
(* How much a hidden user wrote or took cannot be known, and hardly        *)
(* matters: the relation asks only whether anything waits, and whether     *)
(* anything is unread, until a FIN shows where the text ends, or a window  *)
(* how much room there is.  So amounts are left open (Open), and settled   *)
(* where a segment settles them (Settled).                                 *)
(***************************************************************************)
EXTENDS Oracle, Integers, FiniteSets

LOCAL T == INSTANCE Tcb

(* More text than any window; it stands for "some".                        *)
Much == 268435456

(* Text waits that was written and was never sent.                         *)
Waits(t) == t.state \notin {"CLOSED", "LISTEN"} /\ t.sndNxt < t.sndEnd

(* Some text waits, however much: where it waits, its end is not known.    *)
(* Something is unread, however much: the user who took all but an octet   *)
(* has left the most room.                                                 *)
OpenEnd(t) ==
  IF Waits(t) THEN [t EXCEPT !.sndEnd = t.sndNxt + Much] ELSE t

OpenUnread(t) ==
  IF T!UnreadLen(t) <= 1 THEN t
  ELSE IF t.state = "CLOSED"
  THEN [t EXCEPT !.left = {<<i[2] - 1, i[2]>> : i \in @}]
  ELSE [t EXCEPT !.rcvUsr = @ + T!UnreadLen(t) - 1]

Open(t) == OpenUnread(OpenEnd(t))

(* A segment may be the last of what waits.                                *)
Settled(t, ev) ==
  IF ev.type # "Emit" THEN {t}
  ELSE IF ~Waits(t) \/ T!FinOf(ev.segment) <= t.sndNxt THEN {t}
  ELSE {t, [t EXCEPT !.sndEnd = T!FinOf(ev.segment)]}

-----------------------------------------------------------------------------
(***************************************************************************)
(* The calls that a hidden user may make, with the ISSs and the amounts    *)
(* that are to be tried.  The ISS of an OPEN is the number of the SYN that *)
(* is sent next; if none is, an OPEN can only have been passive, and its   *)
(* ISS is no matter.                                                       *)
(***************************************************************************)
Calls(isses, written, taken) ==
  {[type |-> c] : c \in {"Close", "Detach", "Abort"}} \cup
  [type : {"Open"}, active : {TRUE}, remote : {TRUE}, iss : isses] \cup
  [type : {"Open"}, active : {FALSE}, remote : BOOLEAN,
   iss : IF isses = {} THEN {0} ELSE isses] \cup
  [type : {"Send"}, len : written] \cup
  [type : {"Receive"}, len : taken]

Expiries ==
  {[type |-> c] :
     c \in {"RetransmitTimeout", "TimeWaitTimeout", "UserTimeout"}}

(* Where events evs may lead from t, each with what it rests on: options,  *)
(* deviations, and that it happened.  A call that is refused is no matter. *)
Steps(policy, config, t, evs, Form(_)) ==
  UNION {{[tcb |-> Form(o.tcb), rests |-> o.needs \cup {ev.type}] :
            o \in {x \in Outcomes(policy, config, t, ev) : x.tcb # t}} :
         ev \in evs}

Same(t) == t

(***************************************************************************)
(* One hidden event, where neither calls nor blocks are seen.              *)
(***************************************************************************)
HiddenCalls(policy, config, t, isses) ==
  Steps(policy, config, t,
        Calls(isses, IF Waits(t) THEN {} ELSE {Much},
              {0, T!UnreadLen(t)}), Open)

HiddenTimeouts(policy, config, t) ==
  Steps(policy, config, t, Expiries, Open)

(***************************************************************************)
(* One hidden call, where the block u after the next event is seen: it     *)
(* says how much was written and taken.                                    *)
(***************************************************************************)
Ahead(t, u, name) ==
  IF name \in DOMAIN t /\ name \in DOMAIN u
  THEN {u[name] - t[name]} \ {n \in {u[name] - t[name]} : n <= 0} ELSE {}

Numbered(u) ==
  {u[name] : name \in DOMAIN u \cap {"iss", "sndUna"}}

LeftFrom(t, u) ==
  IF "left" \in DOMAIN u /\ "rcvUsr" \in DOMAIN t
  THEN {n \in {i[1] - t.rcvUsr : i \in u.left} : n > 0} ELSE {}

LeftBoth(t, u) ==
  IF "left" \in DOMAIN u /\ "left" \in DOMAIN t
  THEN {n \in {i[1] - j[1] : i \in u.left, j \in t.left} : n > 0} ELSE {}

HiddenCallsTo(policy, config, t, isses, u) ==
  Steps(policy, config, t,
        Calls(isses \cup Numbered(u), Ahead(t, u, "sndEnd"),
              {0, T!UnreadLen(t)} \cup Ahead(t, u, "rcvUsr")
                \cup LeftFrom(t, u) \cup LeftBoth(t, u)), Same)

-----------------------------------------------------------------------------
(* What the event ev, which is seen, may lead to.                          *)
Seen(policy, config, t, ev) ==
  {[tcb |-> Open(o.tcb), rests |-> o.needs] :
     o \in UNION {Outcomes(policy, config, u, ev) : u \in Settled(t, ev)}}

(* The same where the block after it is seen as well, or what the user is  *)
(* told.                                                                   *)
SeenTo(policy, config, t, ev, after) ==
  {[tcb |-> o.tcb, rests |-> o.needs] :
     o \in {x \in Outcomes(policy, config, t, ev) : x.tcb = after}}

SeenTelling(policy, config, t, ev, tells) ==
  {[tcb |-> o.tcb, rests |-> o.needs] :
     o \in {x \in Outcomes(policy, config, t, ev) : x.tells = tells}}

(***************************************************************************)
(* Time, in which a timeout may be hidden that ends a connection without a *)
(* word: TIME-WAIT's, or the user timeout.  (A retransmission timeout must *)
(* be answered by a segment before time goes on.)                          *)
(***************************************************************************)
Remaining(t) ==
  {t[name] : name \in DOMAIN t \cap {"timeWait", "userTimer"}}

TickWithTimeout(policy, config, t, ticks) ==
  UNION {UNION {UNION
    {{[tcb |-> y.tcb, rests |-> x.rests \cup y.rests] :
        y \in Seen(policy, config, x.tcb,
                   [type |-> "Tick", ticks |-> ticks - r])} :
       x \in HiddenTimeouts(policy, config, o.tcb)} :
     o \in Outcomes(policy, config, t, [type |-> "Tick", ticks |-> r])} :
   r \in {n \in Remaining(t) : 0 < n /\ n < ticks}}
-----------------------------------------------------------------------------
(***************************************************************************)
(* An endpoint of which nothing is seen but its segments, in a capture.    *)
(* Nobody knows its timers, so there is no clock; nor how large its buffer *)
(* is, so that it is taken to be as large as any window; nor when its user *)
(* reads, which then changes nothing but what a half-duplex CLOSE with     *)
(* unread text does, and that is what an ABORT does.  So OnWire takes all  *)
(* for read.  An ACK older than the largest window (MAY-12) is  *)
(* not told from any other old one: that window is taken to be Much.       *)
(*                                                                         *)
(* A SYN after the end is another connection's, which is judged apart; so  *)
(* nothing is opened anew here.                                            *)
(***************************************************************************)
Another == {"ReopenTimeWait", "ReopenByAnySyn", "SecondCloseOk"}

(* What nearly every implementation does; what any may; what is known.     *)
(* A window that is offered smaller is at first taken to be rounded down.  *)
Usual == (Careful \cup Liberties) \ {"ShrinkWindow", "ThrottleChallenge"}
Any   == (Options \cup Liberties) \ Another
All   == Everything \ Another

OnWire(t) ==
  LET due == IF "rtx" \in DOMAIN t /\ t.rtx # T!Off
             THEN [OpenEnd(t) EXCEPT !.rtx = 0] ELSE OpenEnd(t)
  IN  IF t.state = "CLOSED" THEN [t EXCEPT !.left = {}, !.rcvFin = "none"]
      ELSE IF ~T!Whole(t) THEN due
      ELSE [due EXCEPT !.rcvUsr = @ + T!UnreadLen(t), !.sndMax = Much]

(* What is in flight has been sent again: the timeout has doubled.         *)
Repeated(config, t) ==
  /\ {"sndNxt", "rto"} \subseteq DOMAIN t /\ T!InFlight(t)
  /\ ~t.resend /\ t.rto > config.rtoInitial

(* The user's calls that may be hidden.                                    *)
Orderly == {"Close"}
Sudden  == {"Close", "Detach", "Abort"}

(***************************************************************************)
(* A reset that is owed leaves before time passes (TimePasses).  So a call *)
(* that owes one is hidden only if a reset is what is seen next (resets):  *)
(* who goes silently did not ABORT, but where that owes nothing.  The user *)
(* timeout is silent; it comes after retransmissions (3.8.3), of which one *)
(* at least is to have been seen.                                          *)
(***************************************************************************)
WireHidden(policy, config, t, calls, resets) ==
  LET silent == {"RetransmitTimeout", "TimeWaitTimeout"} \cup
                (IF "Abort" \in calls /\ Repeated(config, t)
                 THEN {"UserTimeout"} ELSE {})
  IN  {o \in Steps(policy, config, t,
                   [type : calls \cup silent] \cup
                   [type : {"Send"},
                    len : IF Waits(t) THEN {} ELSE {Much}],
                   OnWire) :
         resets \/ o.tcb.resets \subseteq t.resets}

WireSeen(policy, config, t, ev) ==
  {[tcb |-> OnWire(o.tcb), rests |-> o.needs] :
     o \in UNION {Outcomes(policy, config, u, ev) : u \in Settled(t, ev)}}

(* It has just been opened, or is not there; the ISS is that of the SYN    *)
(* that it sends.                                                          *)
WireOpened(config, iss) ==
  {T!Nothing, T!Listening(iss, FALSE), T!SynSent(iss, 0, config.rtoInitial)}

(***************************************************************************)
(* It was there before the capture began: its first segment, which ends    *)
(* before nxt, with SND.UNA at una, RCV.NXT at rcv, in any state with such *)
(* numbers.                                                                *)
(***************************************************************************)
WireMidway(config, una, nxt, rcv, sndWnd, rcvWnd, fin) ==
  LET open == [T!Established(una, rcv, sndWnd, rcvWnd, config.rtoInitial)
                 EXCEPT !.sndNxt = nxt, !.sndEnd = nxt, !.sndMax = Much,
                        !.rtx = IF una < nxt THEN 0 ELSE T!Off]
      ended == [open EXCEPT !.rcvFin = "arrived"]
      sent(t) == [t EXCEPT !.sndEnd = nxt - 1, !.sndFin = "sent"]
      acked(t) == [t EXCEPT !.sndEnd = nxt - 1, !.sndFin = "acked"]
      States == IF fin
        THEN {[sent(open) EXCEPT !.state = "FIN-WAIT-1"],
              [sent(ended) EXCEPT !.state = "CLOSING"],
              [sent(ended) EXCEPT !.state = "LAST-ACK"]}
        ELSE {open, [ended EXCEPT !.state = "CLOSE-WAIT"]} \cup
             (IF una < nxt THEN {} ELSE
              {[acked(open) EXCEPT !.state = "FIN-WAIT-2"],
               [acked(ended) EXCEPT !.state = "TIME-WAIT",
                                    !.timeWait = config.twoMsl]})
  IN  States \cup {[t EXCEPT !.ackDue = 0] : t \in States}
=============================================================================
