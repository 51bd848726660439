----------------------------- MODULE Properties -----------------------------
(***************************************************************************)
(* What must be true of Teardown.  `...Inv' holds in every state,          *)
(* `...Prop' of every behaviour.  Unless a property says otherwise it      *)
(* holds under every policy without deviations.                            *)
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
  /\ t.rcvUsr <= t.rcvNxt

BlockType(t) ==
  /\ t.state \in States \ {"CLOSED"}
  /\ t.sndFin \in {"none", "queued", "sent", "acked"}
  /\ t.sndUna <= t.sndNxt
  /\ t.sndNxt <= t.sndEnd + (IF t.sndFin \in {"sent", "acked"} THEN 1 ELSE 0)
  /\ t.sndFin = "acked" <=> t.sndUna = t.sndEnd + 1
  /\ t.rcvFin = "none" <=> t.state \in Receiving
  /\ Unread(t) >= 0 /\ t.rcvWnd >= 0
  /\ \A i \in t.held : t.rcvNxt < i[1] /\ i[1] < i[2] /\ i[2] <= t.rcvNxt + t.rcvWnd
  /\ \A i, j \in t.held : i # j => i[2] < j[1] \/ j[2] < i[1]
  /\ \A n \in t.heldFin : t.rcvNxt < n /\ \A i \in t.held : i[2] <= n
  /\ Cardinality(t.heldFin) <= 1
  /\ t.resets = {}
  /\ t.timeWait # Off <=> t.state = "TIME-WAIT"
  /\ t.ackDue \in Off..Config.ackDelay /\ t.rto \in Config.rtoInitial..Config.rtoMax
  /\ t.rtx \in Off..Config.rtoMax /\ t.timeWait \in Off..Config.twoMsl

TypeInv ==
  \A s \in Side : IF tcb[s].state = "CLOSED" THEN ClosedType(tcb[s]) ELSE BlockType(tcb[s])

(* The timer runs when, and only when, something is in flight or waits     *)
(* behind a closed window (3.8.1, 3.8.6.1): without it nothing is sent     *)
(* again.                                                                  *)
TimerInv ==
  \A s \in Side : tcb[s].state # "CLOSED" => (tcb[s].rtx # Off <=> TimerNeeded(tcb[s]))

(* Emit leaves nothing out.                                                *)
SendableInv ==
  \A s \in Side : tcb[s].state # "CLOSED" =>
    \A seg \in AllShapes(tcb[s]) \ Sendable(tcb[s]) :
      Outcomes(tcb[s], [type |-> "Emit", segment |-> seg]) = {}

-----------------------------------------------------------------------------
(* A prefix of what was written is delivered, once and in order.           *)
PrefixInv ==
  \A s \in Side : /\ user[s].delivered = R!Octets(Len(user[s].delivered))
                  /\ Len(user[s].delivered) <= user[Peer(s)].written

(* The end of the stream is told only after all of it.                     *)
EndOfStreamInv ==
  \A s \in Side : user[s].ended => /\ user[Peer(s)].closeCalled
                                   /\ Len(user[s].delivered) = user[Peer(s)].written

(* Nothing is sent that the user did not write, and nothing beyond the     *)
(* FIN (3.6: "CLOSE means I have no more data to send").                   *)
NothingBeyondFinInv ==
  \A s \in Side : \A seg \in SentBy(s) :
    /\ ~Has(seg, "RST") => FinOf(seg) <= FinSeq(s) + (IF seg.len = 0 THEN 1 ELSE 0)
    /\ Has(seg, "FIN")  => FinOf(seg) = FinSeq(s) /\ user[s].closeCalled

(* The FIN's sequence number never moves, from CLOSE on.                   *)
FinFixedProp ==
  [][\A s \in Side :
       Alive(s) /\ tcb[s].sndFin # "none" /\ tcb'[s].state # "CLOSED"
         => tcb'[s].sndEnd = tcb[s].sndEnd /\ tcb'[s].sndFin # "none"]_vars

(* A FIN is acknowledged only after it has arrived.                        *)
AckOfFinInv ==
  \A s \in Side : /\ \A seg \in SentBy(s) : Has(seg, "ACK") /\ seg.ack > FinSeq(Peer(s))
                                              => finHeard[s]
                  /\ tcb[Peer(s)].state \in {"FIN-WAIT-2", "TIME-WAIT"} => finHeard[s]

(* The arrows of Figure 5 between these states, with its notes: note 2,    *)
(* FIN-WAIT-1 to TIME-WAIT when FIN and its ACK come together; and a       *)
(* reset, which leads from everywhere to CLOSED (3.5.3).                   *)
Figure5 ==
  { <<"ESTABLISHED", "FIN-WAIT-1">>, <<"ESTABLISHED", "CLOSE-WAIT">>,
    <<"FIN-WAIT-1", "FIN-WAIT-2">>,  <<"FIN-WAIT-1", "CLOSING">>,
    <<"FIN-WAIT-1", "TIME-WAIT">>,   <<"FIN-WAIT-2", "TIME-WAIT">>,
    <<"CLOSE-WAIT", "LAST-ACK">>,    <<"CLOSING", "TIME-WAIT">>,
    <<"LAST-ACK", "CLOSED">>,        <<"TIME-WAIT", "CLOSED">> }

StateDiagramProp ==
  [][\A s \in Side : LET old == tcb[s].state  new == tcb'[s].state IN
       old # new => \/ <<old, new>> \in Figure5
                    \/ new = "CLOSED" /\ user'[s].fate = "aborted"]_vars

(* Every CLOSE of one's own ends once: see also CloseEndsProp.             *)
CloseEndsOnceInv ==
  \A s \in Side : /\ user[s].fate # "twice"
                  /\ user[s].fate = "closed" => user[s].closeCalled
                  /\ user[s].fate # "open" <=> tcb[s].state = "CLOSED"

(* TIME-WAIT lasts 2 MSL from when the peer's FIN was last heard; only a   *)
(* reset shortens it (RFC 1337).  Says something where there is a clock.   *)
TimeWaitProp ==
  [][\A s \in Side :
       tcb[s].state = "TIME-WAIT" /\ tcb'[s].state = "CLOSED" =>
         \/ sinceFin[s] = Config.twoMsl
         \/ \E p \in net[s] : Has(p.seg, "RST")]_vars

(* Nobody is reset who did everything right.  Holds where TIME-WAIT        *)
(* outlasts the peer's need of it: assumed (Patient) or, with a clock,     *)
(* shown for losses that are few and retransmissions that are fast         *)
(* compared with the MSL.                                                  *)
NoSpuriousResetInv == \A s \in Side : user[s].fate # "aborted"

(* The assumption Patient, as a claim: when TIME-WAIT has run out, the     *)
(* peer needs it no more.                                                  *)
PeerServedProp ==
  [][\A s \in Side :
       tcb[s].state = "TIME-WAIT" /\ tcb'[s].state = "CLOSED" => Served(s)]_vars

-----------------------------------------------------------------------------
(* What must happen in the end, once both users have called CLOSE and      *)
(* under FairSpec.                                                         *)
BothClosed == \A s \in Side : tcb[s].state = "CLOSED"

(* Both endpoints come to CLOSED.                                          *)
BothClosedProp == R!BothCalledClose ~> BothClosed

(* The network falls silent, and stays so.                                 *)
SilenceProp == R!BothCalledClose ~> [](N!Silent)

(* The promises of Release.                                                *)
ReleaseProp   == R!Spec
CloseEndsProp == R!CloseEndsProp
DeliveryProp  == R!DeliveryProp
=============================================================================
