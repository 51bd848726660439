------------------------------ MODULE Release -------------------------------
(***************************************************************************)
(* What the release of a connection promises to its two users, and nothing *)
(* else: no segments, no states, no time.  Everything below in the ladder  *)
(* is held to this page (RFC 9293, 3.6).                                   *)
(***************************************************************************)
EXTENDS Naturals, Sequences

Side    == {"A", "B"}
Peer(s) == IF s = "A" THEN "B" ELSE "A"

VARIABLE user   \* what each user has done and has been told:
                \*   written      octets handed over to be sent
                \*   closeCalled  CLOSE was called: no more data from this user
                \*   delivered    the octets received, each by its place in
                \*                the peer's stream: <<1, 2, 3>>
                \*   ended        told that the peer's stream is complete
                \*   fate         "open"; "closed" or "aborted", told once

Untouched == [written |-> 0, closeCalled |-> FALSE, delivered |-> <<>>,
              ended |-> FALSE, fate |-> "open"]

Init == user = [s \in Side |-> Untouched]

(* The first n octets of any stream.                                       *)
Octets(n) == [i \in 1..n |-> i]

-----------------------------------------------------------------------------
(* A user writes until it calls CLOSE: any number of octets (TLC can check *)
(* such a step, but not enumerate it).                                     *)
Write(s) ==
  /\ user[s].fate = "open" /\ ~user[s].closeCalled
  /\ user'[s].written > user[s].written
  /\ user' = [user EXCEPT ![s].written = user'[s].written]

Close(s) ==
  /\ user[s].fate = "open" /\ ~user[s].closeCalled
  /\ user' = [user EXCEPT ![s].closeCalled = TRUE]

(* More of what the peer wrote, in order and once.  CLOSE does not end     *)
(* this ("half-close"); nor does a normal end, while text is unread.       *)
Deliver(s) ==
  /\ user[s].fate # "aborted" /\ ~user[s].ended
  /\ \E n \in (Len(user[s].delivered) + 1)..user[Peer(s)].written :
       user' = [user EXCEPT ![s].delivered = Octets(n)]

(* End of stream: the peer called CLOSE and all that it wrote is here.     *)
EndOfStream(s) ==
  /\ user[s].fate # "aborted" /\ ~user[s].ended
  /\ user[Peer(s)].closeCalled
  /\ Len(user[s].delivered) = user[Peer(s)].written
  /\ user' = [user EXCEPT ![s].ended = TRUE]

(* The normal end, for a user that called CLOSE, as did its peer.          *)
Finish(s) ==
  /\ user[s].fate = "open" /\ user[s].closeCalled /\ user[Peer(s)].closeCalled
  /\ user' = [user EXCEPT ![s].fate = "closed"]

(* The other end.  It may come at any time, and the peer may never learn   *)
(* of it; what was not delivered by then is lost.  Even a user that has    *)
(* seen the end of the stream may be told so: its own data may be lost.    *)
Abort(s) ==
  /\ user[s].fate = "open"
  /\ user' = [user EXCEPT ![s].fate = "aborted"]

Next == \E s \in Side :
  Write(s) \/ Close(s) \/ Deliver(s) \/ EndOfStream(s) \/ Finish(s) \/ Abort(s)

Spec == Init /\ [][Next]_user

-----------------------------------------------------------------------------
(* What must happen in the end.                                            *)
BothCalledClose == \A s \in Side : user[s].closeCalled

(* Every CLOSE ends, "closed" or "aborted", if both users call it and      *)
(* neither aborts.                                                         *)
CloseEndsProp == \A s \in Side : BothCalledClose ~> user[s].fate # "open"

(* Everything written before CLOSE is delivered, and then the end of the   *)
(* stream, to a peer that reads: unless that peer is told that the         *)
(* connection was aborted.                                                 *)
DeliveryProp == \A s \in Side :
  user[s].closeCalled ~>
    \/ user[Peer(s)].ended /\ Len(user[Peer(s)].delivered) = user[s].written
    \/ user[Peer(s)].fate = "aborted"
=============================================================================
