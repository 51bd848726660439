----------------------------- MODULE Properties -----------------------------
(***************************************************************************)
(* What must be true of Teardown.  `...Inv' holds in every state,          *)
(* `...Prop' of every behaviour.  Unless a property says otherwise it      *)
(* holds under every policy without deviations; models with text are       *)
(* checked under the policy Careful, MCFins and MCReorder under all        *)
(* options.                                                                *)
(***************************************************************************)
EXTENDS Teardown

(* The sequence number of the FIN of side s.                               *)
FinSeq(s) == First(s) + user[s].written

(* The segments that side s has in flight.                                 *)
SentBy(s) == {p.seg : p \in net[Peer(s)]}

-----------------------------------------------------------------------------
(* Types, and the redundancies of the control block.                       *)
ClosedType(t) ==
  /\ t.rcvFin \in {"none", "arrived", "told"}
  /\ Cardinality(t.left) <= 1 /\ \A i \in t.left : i[1] < i[2]

ListenType(t) == t.remote \in BOOLEAN

QueueType(t) ==
  /\ t.sndUna <= t.sndNxt
  /\ t.rto \in Config.rtoInitial..Config.rtoMax
  /\ t.rtx \in Off..Config.rtoMax
  /\ t.userTimer \in Off..Config.userTimeout
  /\ t.resend \in BOOLEAN

SynSentType(t) == QueueType(t) /\ t.sndNxt = t.sndUna + 1 /\ t.rtx # Off

BlockType(t) ==
  /\ QueueType(t)
  /\ t.sndSyn \in {"sent", "acked"} /\ t.detached \in BOOLEAN
  /\ t.sndFin \in {"none", "queued", "sent", "acked"}
  /\ t.sndNxt <= t.sndEnd + (IF t.sndFin \in {"sent", "acked"} THEN 1 ELSE 0)
  /\ t.sndFin = "acked" <=> t.sndUna = t.sndEnd + 1
  /\ t.rcvFin = "none" <=> t.state \in Receiving \cup {"SYN-RECEIVED"}
  /\ UnreadLen(t) >= 0 /\ t.rcvWnd >= 0 /\ t.sndWnd <= t.sndMax
  /\ t.sndWl2 <= t.sndUna
  /\ t.state = "SYN-RECEIVED" => t.sndSyn = "sent"
  /\ t.sndSyn = "sent" => t.state \in {"SYN-RECEIVED", "FIN-WAIT-1"}
  /\ Cardinality(t.back) <= (IF t.state = "SYN-RECEIVED" THEN 1 ELSE 0)
  /\ \A b \in t.back : b.state \in {"LISTEN", "TIME-WAIT"} /\ b.resets = {}
  /\ \A i \in t.held : /\ t.rcvNxt < i[1] /\ i[1] < i[2]
                       /\ i[2] <= t.rcvNxt + t.rcvWnd
  /\ \A i, j \in t.held : i # j => i[2] < j[1] \/ j[2] < i[1]
  /\ \A n \in t.heldFin : t.rcvNxt < n /\ \A i \in t.held : i[2] <= n
  /\ Cardinality(t.heldFin) <= 1
  /\ t.timeWait # Off <=> t.state = "TIME-WAIT"
  /\ t.ackDue \in Off..Config.ackDelay
  /\ t.timeWait \in Off..Config.twoMsl

TcbType(t) ==
  /\ t.state \in States
  /\ \A r \in t.resets : Has(r, "RST") /\ r.len = 0 /\ r.wnd = 0
  /\ CASE t.state = "CLOSED"   -> ClosedType(t)
       [] t.state = "LISTEN"   -> ListenType(t)
       [] t.state = "SYN-SENT" -> SynSentType(t)
       [] OTHER                -> BlockType(t)

TypeInv == \A s \in Side : TcbType(tcb[s])

(* What is in flight, and how often it went wrong.                         *)
NetInv ==
  /\ faults \in 0..Max(0, Path.limit)
  /\ \A s \in Side :
      /\ Cardinality(net[s]) <= Path.capacity[s]
      /\ \A p \in net[s] :
           /\ p.ttl \in 0..Path.lifetime /\ p.seg.len \in 0..Users.text
           /\ p.seg.ctl \in {{"SYN"}, {"SYN", "ACK"}, {"ACK"}, {"ACK", "FIN"},
                             {"RST"}, {"RST", "ACK"}}

(* Where the two FINs stand determines the state; only which of them came  *)
(* first, and so CLOSE-WAIT and LAST-ACK or CLOSING, it does not tell.     *)
StatesOf(snd, rcv) ==
  IF rcv = "none"
  THEN CASE snd = "none"              -> {"SYN-RECEIVED", "ESTABLISHED"}
         [] snd = "queued"            -> {"SYN-RECEIVED", "FIN-WAIT-1"}
         [] snd = "sent"              -> {"FIN-WAIT-1"}
         [] snd = "acked"             -> {"FIN-WAIT-2"}
  ELSE CASE snd = "none"              -> {"CLOSE-WAIT"}
         [] snd = "queued"            -> {"CLOSE-WAIT", "CLOSING"}
         [] snd = "sent"              -> {"CLOSING", "LAST-ACK"}
         [] snd = "acked"             -> {"TIME-WAIT"}

(* @rfc 3.10.7.4/eighth-remain                                             *)
StateInv ==
  \A s \in Side :
    Whole(tcb[s]) =>
      tcb[s].state \in StatesOf(tcb[s].sndFin, tcb[s].rcvFin)

-----------------------------------------------------------------------------
(* The timer runs when, and only when, something is in flight or waits     *)
(* behind a closed window (3.8.1, 3.8.6.1): without it nothing is sent     *)
(* again.                                                                  *)
(* @rfc 3.10.8/retransmission 3.6/retransmitted 3.8.6.1/probe              *)
TimerInv ==
  \A s \in Side :
    HasQueue(tcb[s]) => (tcb[s].rtx # Off <=> TimerNeeded(tcb[s]))

(* The user timeout runs, where there is one, while anything that was      *)
(* submitted is unacknowledged (3.8.3, 3.9.1.1).                           *)
(* @rfc 3.10.8/user-timeout 3.8.3/r2-closes 3.8.3/syn-alike                *)
(* @rfc 3.6/ack-missing                                                    *)
UserTimerInv ==
  \A s \in Side : HasQueue(tcb[s]) =>
    (tcb[s].userTimer # Off <=>
       /\ Config.userTimeout # Off
       /\ InFlight(tcb[s]) \/ Unsent(tcb[s]))

(* What has arrived and is not acknowledged with SEQ=SND.NXT, an ACK is    *)
(* owed for.                                                               *)
(* @rfc 3.10.7.4/first-answered 3.10.7.4/seventh-acked                     *)
(* @rfc 3.10.7.4/eighth-advanced 3.10.3/acknowledged 3.6/peer-fin-acked    *)
AckOwedInv ==
  \A s \in Side :
    Whole(tcb[s]) /\ acked[s] < tcb[s].rcvNxt => tcb[s].ackDue # Off

(* What fairness takes for granted: whatever is due, the relation permits  *)
(* (a full path apart).                                                    *)
CanEmit(s, Paid(_)) ==
  \E seg \in Sendable(tcb[s], Users.offered, Users.text) :
    \E o \in Outcomes(tcb[s], [type |-> "Emit", segment |-> seg]) : Paid(o.tcb)

CanCome(s, ev, Good(_)) == \E o \in Outcomes(tcb[s], ev) : Good(o)

DueInv ==
  \A s \in Side :
    /\ AckOwed(s)   => CanEmit(s, LAMBDA t : t.ackDue = Off)
    /\ Resending(s) => CanEmit(s, LAMBDA t : ~t.resend)
    /\ Sending(s)   => CanEmit(s, LAMBDA t : t.sndNxt > tcb[s].sndNxt)
    /\ Resetting(s) => CanEmit(s, LAMBDA t : t.resets # tcb[s].resets)
    /\ Expired(s)   => CanCome(s, [type |-> "RetransmitTimeout"],
                               LAMBDA o : o.tcb.resend)
    /\ Lingering(s) => CanCome(s, [type |-> "TimeWaitTimeout"],
                               LAMBDA o : o.tcb.state = "CLOSED")
    /\ Readable(s)  => CanCome(s, [type |-> "Receive",
                                   len |-> UnreadLen(tcb[s])],
                               LAMBDA o : o.tells # <<>>)
    /\ \A p \in net[s] : CanCome(s, Arrival(s, p), LAMBDA o : TRUE)

(* Sendable leaves nothing out.                                            *)
SendableInv ==
  \A s \in Side : Whole(tcb[s]) =>
    \A seg \in AllShapes(tcb[s], Users.offered, Users.text)
              \ Sendable(tcb[s], Users.offered, Users.text) :
      Outcomes(tcb[s], [type |-> "Emit", segment |-> seg]) = {}

-----------------------------------------------------------------------------
(* A prefix of what was written is delivered, once and in order.           *)
(* @rfc 3.6/delivery 3.10.3/delivers 3.10.7.4/first-in-order               *)
(* @rfc 3.10.7.4/seventh-delivered                                         *)
PrefixInv ==
  \A s \in Side : /\ user[s].delivered = R!Octets(Len(user[s].delivered))
                  /\ Len(user[s].delivered) <= user[Peer(s)].written

(* What is delivered, what RCV.NXT stands beyond, and a FIN that is known, *)
(* has arrived.                                                            *)
(* @rfc 3.10.7.4/seventh-rcv-nxt                                           *)
ReceivedInv ==
  \A s \in Side : LET first == First(Peer(s)) IN
    /\ first..(first + Len(user[s].delivered) - 1) \subseteq heard[s]
    /\ Whole(tcb[s]) => first..(tcb[s].rcvNxt - 1) \subseteq heard[s]
    /\ \A i \in Unread(tcb[s]) : i[1]..(i[2] - 1) \subseteq heard[s]
    /\ "rcvFin" \in DOMAIN tcb[s] =>
         (tcb[s].rcvFin # "none" => FinSeq(Peer(s)) \in heard[s])

(* The end of the stream is told only after all of it.                     *)
(* @rfc 3.6/told-how 3.10.3/close-wait-data 3.10.7.4/eighth-told           *)
EndOfStreamInv ==
  \A s \in Side : user[s].ended =>
    /\ user[Peer(s)].closeCalled
    /\ Len(user[s].delivered) = user[Peer(s)].written

(* Nothing is sent that the user did not write, and nothing beyond the     *)
(* FIN (3.6: "CLOSE means I have no more data to send").                   *)
(* @rfc 3.6/no-more-sends 3.6/fin-after-data 3.6/no-fin-unasked            *)
(* @rfc 3.10.4/established-fin                                             *)
NothingBeyondFinInv ==
  \A s \in Side : \A seg \in SentBy(s) :
    /\ ~Has(seg, "RST") =>
         FinOf(seg) <= FinSeq(s) + (IF seg.len = 0 THEN 1 ELSE 0)
    /\ Has(seg, "FIN")  => FinOf(seg) = FinSeq(s) /\ user[s].closeCalled

(* Nothing is sent beyond the window of the peer, but a probe of one       *)
(* number (3.8.6.1).                                                       *)
(* @rfc 3.10.7.4/fifth-window 3.8.6.1/probe-octet                          *)
(* @rfc 3.10.7.4/seventh-right-edge                                        *)
WindowInv ==
  \A s \in Side : Whole(tcb[Peer(s)]) =>
    \A seg \in SentBy(s) : ~Has(seg, "RST") =>
      seg.seq + SegLen(seg) <=
        tcb[Peer(s)].rcvNxt + Max(1, tcb[Peer(s)].rcvWnd)

(* What is unread, and what the window still offers, fit the buffer.       *)
(* @rfc 3.10.7.4/seventh-delivered                                         *)
BufferInv ==
  \A s \in Side : Whole(tcb[s]) =>
    UnreadLen(tcb[s]) + tcb[s].rcvWnd <= Config.rcvBuf

(* After CLOSE, or without a connection, SEND and CLOSE are refused and    *)
(* change nothing (3.10.2, 3.10.4): so the FIN never moves.  A second      *)
(* CLOSE may be answered "ok" instead.                                     *)
(* @rfc 3.10.2/closed 3.10.2/closing 3.10.4/closed 3.10.4/again            *)
(* @rfc 3.10.4/after-both-fins 3.6/no-more-sends                           *)
RefusedInv ==
  \A s \in Side : user[s].closeCalled \/ ~Alive(s) =>
    \A ev \in {[type |-> "Send", len |-> 1], [type |-> "Close"]} :
      \A o \in Outcomes(tcb[s], ev) :
        /\ o.tcb = tcb[s]
        /\ \/ o.tells # <<>> /\ o.tells[1].kind = "error"
           \/ "SecondCloseOk" \in o.needs

(* The FIN's sequence number never moves, from CLOSE on, whatever else     *)
(* happens.                                                                *)
(* @rfc 3.10.4/again                                                       *)
FinFixedProp ==
  [][\A s \in Side :
       Whole(tcb[s]) /\ tcb[s].sndFin # "none" /\ Whole(tcb'[s])
         => tcb'[s].sndEnd = tcb[s].sndEnd /\ tcb'[s].sndFin # "none"]_vars

(* Text and FINs are acknowledged only after they have arrived.            *)
(* @rfc 3.10.7.4/fifth-fin-wait-1 3.10.7.4/eighth-advanced                 *)
AckOfFinInv ==
  \A s \in Side :
    /\ \A seg \in SentBy(s) :
         Has(seg, "ACK") => First(Peer(s))..(seg.ack - 1) \subseteq heard[s]
    /\ tcb[Peer(s)].state \in {"FIN-WAIT-2", "TIME-WAIT"} =>
         FinSeq(Peer(s)) \in heard[s]

-----------------------------------------------------------------------------
(* The arrows of Figure 5, but those of OPEN from CLOSED, with its notes:  *)
(* note 1, SYN-RECEIVED back to LISTEN on a RST; note 2, FIN-WAIT-1 to     *)
(* TIME-WAIT when FIN and its ACK come together.                           *)
Figure5 ==
  { <<"LISTEN", "SYN-RECEIVED">>,       <<"LISTEN", "SYN-SENT">>,
    <<"SYN-SENT", "SYN-RECEIVED">>,     <<"SYN-SENT", "ESTABLISHED">>,
    <<"SYN-RECEIVED", "ESTABLISHED">>,  <<"SYN-RECEIVED", "FIN-WAIT-1">>,
    <<"SYN-RECEIVED", "LISTEN">>,
    <<"ESTABLISHED", "FIN-WAIT-1">>,    <<"ESTABLISHED", "CLOSE-WAIT">>,
    <<"FIN-WAIT-1", "FIN-WAIT-2">>,     <<"FIN-WAIT-1", "CLOSING">>,
    <<"FIN-WAIT-1", "TIME-WAIT">>,      <<"FIN-WAIT-2", "TIME-WAIT">>,
    <<"CLOSE-WAIT", "LAST-ACK">>,       <<"CLOSING", "TIME-WAIT">>,
    <<"LAST-ACK", "CLOSED">>,           <<"TIME-WAIT", "CLOSED">> }

(* Two of them at once: the segment that acknowledges our SYN carries the  *)
(* peer's FIN too.                                                         *)
SynAndFin ==
  { <<"SYN-SENT", "CLOSE-WAIT">>, <<"SYN-RECEIVED", "CLOSE-WAIT">>,
    <<"SYN-RECEIVED", "CLOSING">> }

(* @rfc 3.6/normal-sequence 3.6/simultaneous-sequence                      *)
(* @rfc 3.10.4/established-state 3.10.4/close-wait 3.5.3/other-states      *)
(* @rfc 3.10.5/deleted 3.10.7.4/fifth-fin-wait-1 3.10.7.4/fifth-closing    *)
(* @rfc 3.10.7.4/fifth-last-ack 3.10.7.4/eighth-established                *)
(* @rfc 3.10.7.4/eighth-fin-wait-1 3.10.7.4/eighth-fin-wait-1-acked        *)
(* @rfc 3.10.7.4/eighth-fin-wait-2 3.10.2/listen 3.10.4/syn-received-fin   *)
(* @rfc 3.10.7.2/third-syn-received 3.10.7.3/fourth-established            *)
(* @rfc 3.10.7.3/fourth-syn-received 3.10.7.4/second-syn-received-passive  *)
(* @rfc 3.10.7.4/fourth-syn-received 3.10.7.4/fifth-syn-received           *)
(* @rfc 3.10.7.4/eighth-syn-received 3.5.3/syn-received-passive            *)
StateDiagramProp ==
  [][\A s \in Side : LET old == tcb[s].state  new == tcb'[s].state IN
       old # new => \/ <<old, new>> \in Figure5 \cup SynAndFin
                    \/ new = "CLOSED" /\ user'[s].fate = "aborted"]_vars

(* Every CLOSE of one's own ends once: see also CloseEndsProp.             *)
(* @rfc 3.6/told-how 3.6/two-ways                                          *)
CloseEndsOnceInv ==
  \A s \in Side : /\ user[s].fate # "twice"
                  /\ user[s].fate = "closed" => user[s].closeCalled
                  /\ user[s].fate # "open" <=> ~Alive(s)

(* TIME-WAIT lasts 2 MSL from when the peer's FIN was last heard; only a   *)
(* reset (RFC 1337) or one's own ABORT shortens it.  Says something where  *)
(* there is a clock.                                                       *)
(* @rfc 3.6.1/linger 3.10.7.4/eighth-time-wait 3.10.8/time-wait            *)
TimeWaitProp ==
  [][\A s \in Side :
       tcb[s].state = "TIME-WAIT" /\ tcb'[s].state = "CLOSED" =>
         \/ sinceFin[s] = Config.twoMsl /\ UNCHANGED net
         \/ \E p \in net[s] : Has(p.seg, "RST") /\ Arrives(s, p)
         \/ user'[s].fate = "aborted"]_vars

(* Nobody is reset who did everything right.  For models in which nobody   *)
(* aborts; holds where TIME-WAIT outlasts the peer's need of it: assumed   *)
(* (Patient) or, with a clock, shown for losses that are few and           *)
(* retransmissions that are fast compared with the MSL.                    *)
(* @rfc 3.5.2/only-if-clear 3.10.7.4/second-challenge                      *)
(* @rfc 3.10.7.4/fourth-challenge                                          *)
NoSpuriousResetInv == \A s \in Side : user[s].fate # "aborted"

(* The assumption Patient, as a claim for models with a clock in which     *)
(* nobody aborts: when TIME-WAIT has run out, the peer needs it no more.   *)
(* @rfc 3.6.1/linger                                                       *)
PeerServedProp ==
  [][\A s \in Side :
       tcb[s].state = "TIME-WAIT" /\ tcb'[s].state = "CLOSED"
         => Served(s)]_vars

-----------------------------------------------------------------------------
(* What must happen in the end, once both users have called CLOSE, under   *)
(* FairSpec and if nobody aborts (a peer may never learn of an ABORT).     *)
BothClosed == \A s \in Side : ~Alive(s)

(* Both endpoints come to CLOSED.                                          *)
(* @rfc 3.6/deleted-on-ack 3.6/both-delete A.2/lost-acks                   *)
BothClosedProp == R!BothCalledClose ~> BothClosed

(* The network falls silent, and stays so.                                 *)
SilenceProp == R!BothCalledClose ~> [](N!Silent)

(* The promises of Release: R!Spec, which TLC checks in less time if it is *)
(* to look first whether a step is one of the many that users do not see.  *)
(* @rfc 3.6/told-how 3.6/delivery 3.6/simplex 3.6.1/half-close             *)
ReleaseProp   == R!Init /\ [][UNCHANGED user \/ R!Next]_user
(* @rfc 3.6/told-how                                                       *)
CloseEndsProp == R!CloseEndsProp
(* @rfc 3.6/delivery                                                       *)
DeliveryProp  == R!DeliveryProp
=============================================================================
