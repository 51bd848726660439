import json
SAFE="TypeInv TimerInv PrefixInv EndOfStreamInv NothingBeyondFinInv AckOfFinInv CloseEndsOnceInv"
STEP="FinFixedProp StateDiagramProp TimeWaitProp ReleaseProp"
man=[]
def mc(name, expected, shows, head, defs="", spec="Spec", policy="Careful", config="NoClock", path="LossyPath", users="FinsOnly", patient="TRUE", inv="", prop="", breaks="", ext="MC", extra=""):
    bar="-"*((77-len(" MODULE "+name+" "))//2)
    body=head.strip("\n")
    lines=["(*"+"*"*75+"*)"]+["(* "+l.ljust(72)+"*)" for l in body.split("\n")]+["(*"+"*"*75+"*)"]
    lines=[l.replace("(*"+"*"*75+"*)","("+"*"*75+")") for l in lines]
    open(name+".tla","w").write(f"{bar} MODULE {name} {bar}\n"+"\n".join(lines)+f"\nEXTENDS {ext}\n"+(("\n"+defs.strip("\n")+"\n") if defs else "")+"="*77+"\n")
    open(name+".cfg","w").write(f"SPECIFICATION {spec}\nCONSTANTS\n  Policy <- {policy}\n  Config <- {config}\n  Path <- {path}\n  Users <- {users}\n  Patient = {patient}\n"+(("INVARIANTS\n"+"".join(f"  {i}\n" for i in inv.split())) if inv else "")+(("PROPERTIES\n"+"".join(f"  {i}\n" for i in prop.split())) if prop else "")+extra)
    e={"model":name,"shows":shows,"expected":expected}
    if breaks: e["property"]=breaks
    man.append(e)

mc("MCClock","holds","2 MSL suffice: nobody is reset if losses are few and RTO short",
"""With a clock: TIME-WAIT lasts 2 MSL, and that is long enough, if at most
L segments are lost or expire and L retransmission intervals take less
than an MSL: here L = 1, and 1 * 1 < 2 ticks.  MCSlowRetransmission shows
that the bound is sharp.  Excludes text (MCHalfClose, MCText), timeouts that
grow, and duplicates made by the network (retransmissions make plenty).""",
"""Path1 == [ClockedPath EXCEPT !.kinds = {"loss"}, !.limit = 1]""",config="Clock",path="Path1",patient="FALSE",inv=SAFE+" NoSpuriousResetInv",prop=STEP+" PeerServedProp")
mc("MCHalfClose","holds","B still sends after A's FIN; each octet delivered once, in order",
"""B writes an octet before or after A has called CLOSE (half-close), while
the network loses and duplicates.  Only A reads: B is sent no text, so
what it is told changes nothing.  Excludes overtaking (MCReorder) and text
in both directions at once.""",
"""Users1 == [Writes(0, 1) EXCEPT !.first = {"A"}, !.read = {"A"}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1)]""",users="Users1",path="Path1",inv=SAFE+" NoSpuriousResetInv",prop=STEP)
mc("MCText","holds","A sends before its FIN, FIN alone or on the text",
"""A writes an octet and calls CLOSE; the FIN comes alone or on the text.
Only B reads.  Excludes overtaking (MCReorder).""",
"""Users1 == [Writes(1, 0) EXCEPT !.first = {"A"}, !.read = {"B"}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1)]""",users="Users1",path="Path1",inv=SAFE+" NoSpuriousResetInv",prop=STEP)
mc("MCReorder","holds","text and FIN overtake each other, and are held or dropped",
"""Two octets and a FIN on their way to B, two at a time and in any order;
what arrives beyond a gap is held or, the other option, dropped.  B only
answers: it does not close.  Excludes loss and duplicates (MCText).""",
"""Users1 == [Writes(2, 0) EXCEPT !.first = {"A"}, !.read = {"B"}, !.close = {"A"}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 2), !.kinds = {}]""",policy="Options",users="Users1",path="Path1",inv=SAFE+" NoSpuriousResetInv",prop=STEP)
mc("MCZeroWindow","holds","text and FIN behind a closed window get through by probes",
"""A receive buffer of one octet: the window closes when the octet arrives
and opens when the user reads, and the FIN waits behind it.  One segment
in flight in each direction.  B does not close.  Excludes windows that
shrink.""",
"""Users1  == [Writes(1, 0) EXCEPT !.offered = {0, 1}, !.first = {"A"}, !.read = {"B"}, !.close = {"A"}]
Config1 == [NoClock EXCEPT !.rcvBuf = 1]
Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {"loss"}]""",config="Config1",users="Users1",path="Path1",inv=SAFE+" NoSpuriousResetInv",prop=STEP)
mc("MCLiveText","holds","all that was written is delivered, then the end, under fair loss",
"""Liveness with text: what A wrote is delivered, and then the end of the
stream.  B reads and does not close, so A comes to FIN-WAIT-2; the rest of
the way is MCLiveFins's.  Duplicates are those that retransmissions make.""",
"""Users1 == [Writes(1, 0) EXCEPT !.first = {"A"}, !.read = {"B"}, !.close = {"A"}]
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 2), !.kinds = {"loss"}]""",spec="FairSpec",users="Users1",path="Path1",inv="NoSpuriousResetInv",prop="DeliveryProp")
mc("MCLiveFins","holds","both sides come to CLOSED and the network falls silent",
"""Liveness under fair loss, FINs only, two segments in flight towards B, one
towards A.  Excludes text, which MCLiveText has.""",
"""Path1 == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 2)]""",spec="FairSpec",path="Path1",prop="BothClosedProp SilenceProp CloseEndsProp")
mc("MCFins","holds","every close without text, under every option",
"""Every order in which FINs and their ACKs can be sent, lost, duplicated and
overtaken, two in flight in each direction, and both options of each pair.
Excludes text (MCText, MCHalfClose) and time (MCClock).  SendableInv, which
is about the model itself, is checked here and in MCZeroWindow.""",policy="Options",inv=SAFE+" NoSpuriousResetInv SendableInv",prop=STEP+" PeerServedProp")
mc("MCImpatient","holds","Release is kept even if TIME-WAIT may end at any moment",
"""As MCFins, but TIME-WAIT may end before the peer has its ACK.  A peer may
then be told that the connection was aborted (MCShortTimeWait), and nothing
worse: what Release promises is kept.""",patient="FALSE",inv=SAFE,prop=STEP)
mc("MCLiveClock","holds","with a clock, both sides end and fall silent",
"""Liveness with a clock and no faults; an MSL of one tick.  It is what
MCAckInTimeWait is measured against.""",
"""Path1   == [ClockedPath EXCEPT !.kinds = {}, !.lifetime = 1]
Config1 == [Clock EXCEPT !.twoMsl = 2]""",spec="FairSpec",config="Config1",path="Path1",patient="FALSE",prop="BothClosedProp SilenceProp")
# must fail
mc("MCNoFinRetransmission","fails","a FIN is not retransmitted: one loss and the close never ends",
"""Drops the rule that a FIN is retransmitted like text (3.6, 3.8.1).  A sends
its FIN, the network loses it, and nothing more happens, although the
network is fair: A waits in FIN-WAIT-1 for ever, B never learns.  (That is
a state without successor too; deadlock is not checked here, so that the
property that is broken is the one that a user would name.)""",
"""Broken == Careful \\cup {"FinNotRetransmitted"}
Path1  == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]""",spec="FairSpec",policy="Broken",path="Path1",prop="BothClosedProp",breaks="BothClosedProp",extra="CHECK_DEADLOCK FALSE\n")
mc("MCNoTimeWait","fails","without TIME-WAIT, one lost ACK resets a faultless peer",
"""Drops TIME-WAIT: 2 MSL are 0.  The ACK of B's FIN is lost, B sends its FIN
again, and A, which has forgotten the connection, answers with a reset: B
is told "connection reset", though both users did everything right.""",
"""Path1   == [ClockedPath EXCEPT !.kinds = {"loss"}, !.limit = 1, !.lifetime = 3]
Config1 == [Clock EXCEPT !.twoMsl = 0]""",config="Config1",path="Path1",patient="FALSE",inv="NoSpuriousResetInv",breaks="NoSpuriousResetInv")
mc("MCSlowRetransmission","fails","2 MSL are too short if a loss costs as much as an MSL",
"""Drops the assumption of MCClock that L retransmission intervals take less
than an MSL: here 2 * 1 = 2.  The ACK of B's FIN is lost, so is the first
retransmission of that FIN; the second is slow, and reaches A when TIME-WAIT
has just run out.  2 MSL are no guarantee where losses are not bounded.""",
"""Path1 == [ClockedPath EXCEPT !.kinds = {"loss"}, !.limit = 2]""",config="Clock",path="Path1",patient="FALSE",inv="NoSpuriousResetInv",breaks="NoSpuriousResetInv")
mc("MCShortTimeWait","fails","TIME-WAIT ends before the last ACK has arrived",
"""Drops the assumption Patient: A leaves TIME-WAIT while its last ACK can
still be lost.  The same story as MCNoTimeWait, without a clock.""",patient="FALSE",inv="NoSpuriousResetInv",breaks="NoSpuriousResetInv")
mc("MCEndOnHeldFin","fails","a FIN that overtook text ends the stream: text is lost",
"""Drops the rule that a FIN is processed in sequence (3.10.7.4).  A's FIN
overtakes its text; B takes it for the end of the stream, and its user is
told that all has arrived, when an octet is missing.""",
"""Broken == Careful \\cup {"EndOnHeldFin"}
Users1 == [Writes(1, 0) EXCEPT !.first = {"A"}, !.read = {"B"}, !.close = {"A"}]
Path1  == [PerfectPath EXCEPT !.capacity = Carrying(1, 2)]""",policy="Broken",users="Users1",path="Path1",inv="EndOfStreamInv",breaks="EndOfStreamInv")
mc("MCUnfairNetwork","fails","a network that loses every copy keeps the close from ending",
"""Drops the fairness of delivery: the network may lose every copy of a FIN.
No protocol can do anything about that; a close that must end needs a user
timeout (3.8.3).""",
"""Path1 == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]""",spec="UnfairNetwork",path="Path1",prop="BothClosedProp",breaks="BothClosedProp")
mc("MCAckInTimeWait","fails","two TIME-WAITs acknowledge each other for ever",
"""Adds step five of 3.10.7.4 read to the letter: in TIME-WAIT any acceptable
ACK is acknowledged and restarts the timer.  After a simultaneous close each
side answers the other's ACK with an ACK, and 2 MSL never pass.  Without the
deviation the same model holds: MCLiveClock.""",
"""Broken  == Careful \\cup {"AckInTimeWait"}
Path1   == [ClockedPath EXCEPT !.kinds = {}, !.lifetime = 1]
Config1 == [Clock EXCEPT !.twoMsl = 2]""",spec="FairSpec",policy="Broken",config="Config1",path="Path1",patient="FALSE",prop="BothClosedProp",breaks="BothClosedProp")
mc("MCMergedAck","fails","ACKs carried only by retransmissions: CLOSING for ever",
"""Adds a deviation that many stacks have: a retransmission counts as sending
the ACK that is owed.  After a simultaneous close whose ACKs were lost, both
sides retransmit in step, each FIN with the ACK that the other needs.  But a
retransmitted FIN is not acceptable where it arrives (step one), so its ACK
is dropped with it, and the answer that is owed is again merged into the
next retransmission.  Neither leaves CLOSING, on a network that loses nothing
any more.  The reply of 3.10.7.4 has SEQ=SND.NXT, and this is why.""",
"""Broken == Careful \\cup {"RetransmissionPaysAck"}
Path1  == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]""",spec="FairSpec",policy="Broken",path="Path1",prop="BothClosedProp",breaks="BothClosedProp")
mc("MCUserNeverCloses","fails","CLOSE-WAIT for ever if a user never calls CLOSE",
"""Drops the premise of the liveness properties that both users call CLOSE.  A
closes; B is told the end of the stream and never calls CLOSE: B stays in
CLOSE-WAIT and A in FIN-WAIT-2 for as long as the machines run.""",
"""Path1 == [LossyPath EXCEPT !.kinds = {"loss"}, !.capacity = Carrying(1, 1)]
DebugOneCloseSufficesProp == user["A"].closeCalled ~> BothClosed""",spec="FairSpec",path="Path1",prop="DebugOneCloseSufficesProp",breaks="DebugOneCloseSufficesProp")
# witnesses
for n,w,s,u in [("MCSeeFourWay","FourWay","can happen: the four-way close of Figure 12","FinsOnly"),
          ("MCSeeSimultaneous","Simultaneous","can happen: the simultaneous close of Figure 13","FinsOnly"),
          ("MCSeeFinWithAck","FinWithAck","can happen: FIN and its ACK together, FIN-WAIT-1 to TIME-WAIT","FinsOnly"),
          ("MCSeeHalfClose","HalfClose","can happen: text sent after the peer's FIN is delivered","Users1")]:
    mc(n,"fails",s,f"A witness: TLC finds a behaviour that breaks Debug{w}Inv,\nwhich says that there is none.",("Users1 == [Writes(0, 1) EXCEPT !.first = {\"A\"}]\n" if u=="Users1" else "")+"Path1 == [PerfectPath EXCEPT !.capacity = Carrying(1, 1)]",spec="WitnessSpec",users=u,inv=f"Debug{w}Inv",breaks=f"Debug{w}Inv",ext="Witness",path="Path1")
open("manifest.json","w").write("[\n"+",\n".join("  "+json.dumps(e) for e in man)+"\n]\n")
